import { sheet, sheetSizes, typeface } from '../../design'

/** The colours, the sizes and the face of the sheets as a Typst file, from which the layout imports them. */
export const designSource = [
  `#let face = "${typeface}"`,
  ...Object.entries(sheet).map(([name, colour]) => `#let ${name} = rgb("${colour}")`),
  `#let size = (${Object.entries(sheetSizes)
    .map(([name, size]) => `${name}: ${size}`)
    .join(', ')})`,
].join('\n')
