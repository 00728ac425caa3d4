import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import './shared/base.css'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root to live in.')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
