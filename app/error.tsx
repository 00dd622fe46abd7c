'use client'

/** Shown by the development server and a plain `next start` only: an edition with an error is never served. */
export default function ErrorPage() {
  return (
    <>
      <h1>Cette page ne peut pas être montrée</h1>
      <p>
        Le contenu de la publication a sans doute une erreur. La commande <code>npm run check</code> dit où,
        et comment la corriger.
      </p>
    </>
  )
}
