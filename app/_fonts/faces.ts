import localFont from 'next/font/local'

/*
 * Made by `npm run fonts`. A face is shown only if it comes at once (`optional`), so that no line of a page moves while
 * it is read; it is there on the next page. The stylesheet says what stands in for it (_styles/fallbacks.css).
 */

/** The faces of every page, fetched before the stylesheet is read. */
export const text = localFont({
  src: [
    { path: './spectral-regular.woff2', weight: '400', style: 'normal' },
    { path: './spectral-semibold.woff2', weight: '600', style: 'normal' },
  ],
  declarations: [{ prop: 'font-family', value: 'Spectral' }],
  display: 'optional',
  preload: true,
  adjustFontFallback: false,
})

/** For pages that have italics. */
export const italic = localFont({
  src: [{ path: './spectral-italic.woff2', weight: '400', style: 'italic' }],
  declarations: [{ prop: 'font-family', value: 'Spectral' }],
  display: 'optional',
  preload: false,
  adjustFontFallback: false,
})
