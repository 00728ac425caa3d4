import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    sourcemap: false,
    // Fonts and images stay files of their own: the security policy allows no embedded fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_200,
  },
  worker: { format: 'es' },
  server: {
    proxy: { '/api': { target: process.env['API'] ?? 'http://127.0.0.1:4000', ws: true } },
  },
})
