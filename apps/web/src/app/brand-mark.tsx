export const BrandMark = ({ size = 28 }: { readonly size?: number }) => (
  <svg viewBox="0 0 28 28" width={size} height={size} role="img" aria-label="Counterpoint">
    <rect width="28" height="28" rx="8" fill="var(--ink)" />
    <path
      d="M7 18.500c3.500 0 3.800-9 7-9s3.500 9 7 9"
      fill="none"
      stroke="var(--on-ink)"
      strokeWidth="1.700"
      strokeLinecap="round"
    />
    <path
      d="M7 9.500c3.500 0 3.800 9 7 9s3.500-9 7-9"
      fill="none"
      stroke="var(--on-ink)"
      strokeWidth="1.700"
      strokeLinecap="round"
      opacity=".5"
    />
  </svg>
)
