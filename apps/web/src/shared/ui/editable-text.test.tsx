import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { ReadOnlyProvider } from '../read-only.tsx'
import { EditableText } from './editable-text.tsx'

afterEach(cleanup)

type OnCommit = (text: string, seen: string) => void

const shown = (text: string, onCommit: OnCommit, isReadOnly = false) => (
  <ReadOnlyProvider value={isReadOnly}>
    <EditableText label="Claim" text={text} onCommit={onCommit} />
  </ReadOnlyProvider>
)

it('says which words it began with, whatever somebody else wrote meanwhile', () => {
  const onCommit = vi.fn<OnCommit>()
  const { rerender } = render(shown('Talks go on.', onCommit))
  fireEvent.click(screen.getByRole('button'))
  const field = screen.getByRole('textbox')
  fireEvent.change(field, { target: { value: 'Talks go on in Oman.' } })
  rerender(shown('Quiet talks go on.', onCommit))
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(onCommit.mock.calls).toEqual([['Talks go on in Oman.', 'Talks go on.']])
})

it('changes nothing when nothing was changed here, though somebody else did', () => {
  const onCommit = vi.fn<OnCommit>()
  const { rerender } = render(shown('Talks go on.', onCommit))
  fireEvent.click(screen.getByRole('button'))
  rerender(shown('Quiet talks go on.', onCommit))
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' })
  expect(onCommit).not.toHaveBeenCalled()
})

it('keeps the words of whoever may not write any more, to be copied', () => {
  const onCommit = vi.fn<OnCommit>()
  const { rerender } = render(shown('Talks go on.', onCommit))
  fireEvent.click(screen.getByRole('button'))
  const field = screen.getByRole<HTMLTextAreaElement>('textbox')
  fireEvent.change(field, { target: { value: 'Mine.' } })
  rerender(shown('Talks go on.', onCommit, true))
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(onCommit).not.toHaveBeenCalled()
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Mine.')
  fireEvent.keyDown(field, { key: 'Escape' })
  expect(screen.queryByRole('textbox')).toBeNull()
})
