import { Resvg } from '@resvg/resvg-wasm'
import { day } from '../design'

/** An icon: the name of its file in `public/`, and its bytes. */
export interface IconFile {
  readonly file: string
  readonly bytes: Uint8Array
}

/** The opening quotation mark of French. */
const favicon = [
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">',
  `<rect width="32" height="32" rx="5" fill="${day.blue}"/>`,
  `<path d="M15.2 8 8.4 16l6.8 8M24.2 8l-6.8 8 6.8 8" fill="none" stroke="${day.paper}" stroke-width="2.6"/>`,
  '</svg>\n',
].join('')

/** The icon as it is drawn; for old browsers; for the home screens of telephones. */
export function iconFiles(): IconFile[] {
  // A home screen rounds the corners itself, and shows black where a picture is transparent.
  const square = favicon.replace(/ rx="\d+"/, '')
  return [
    { file: 'favicon.svg', bytes: new TextEncoder().encode(favicon) },
    { file: 'favicon.ico', bytes: ico(drawn(favicon, 32), 32) },
    { file: 'apple-touch-icon.png', bytes: drawn(square, 180) },
  ]
}

function drawn(svg: string, width: number): Uint8Array {
  const drawing = new Resvg(svg, { fitTo: { mode: 'width', value: width } })
  try {
    return drawing.render().asPng()
  } finally {
    drawing.free()
  }
}

/** The container of the format ICO around one PNG: a directory of one entry, then the picture. */
function ico(png: Uint8Array, size: number): Uint8Array {
  const head = 6 + 16
  const bytes = new Uint8Array(head + png.length)
  const view = new DataView(bytes.buffer)
  view.setUint16(2, 1, true)
  view.setUint16(4, 1, true)
  view.setUint8(6, size)
  view.setUint8(7, size)
  view.setUint16(10, 1, true)
  view.setUint16(12, 32, true)
  view.setUint32(14, png.length, true)
  view.setUint32(18, head, true)
  bytes.set(png, head)
  return bytes
}
