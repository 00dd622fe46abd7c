import './_fonts/faces'
import './_styles/index.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { pageStyle } from '#lib/design'
import { words } from '#lib/language'
import { settings } from '#lib/settings'
import { publication } from './_content'

// Content is read when a page is asked for, never when the app is built.
export const dynamic = 'force-dynamic'

/** Said in the page, so that a dark one does not begin as a white flash before the stylesheet is there. */
export const viewport: Viewport = { colorScheme: 'light dark' }

export async function generateMetadata(): Promise<Metadata> {
  const { shortTitle } = await publication()
  return {
    metadataBase: new URL(settings().siteUrl),
    icons: {
      icon: [
        { url: '/favicon.ico', sizes: '32x32' },
        { url: '/favicon.svg', type: 'image/svg+xml' },
      ],
      apple: '/apple-touch-icon.png',
    },
    title: { default: shortTitle, template: `%s – ${shortTitle}` },
  }
}

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang={words.language}>
      <head>
        <style>{pageStyle}</style>
      </head>
      <body>{children}</body>
    </html>
  )
}
