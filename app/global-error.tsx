'use client'

import ErrorPage from './error'

/** As `error.tsx`, when the content cannot be read at all and so there is no layout. */
export default function GlobalError() {
  return (
    <html lang="fr">
      <body>
        <title>Cette page ne peut pas être montrée</title>
        <ErrorPage />
      </body>
    </html>
  )
}
