import type { FigureNode, Multiples, Picture } from '../../document/nodes'
import { dataTable } from '../../document/tables'
import { type Code, call, keyword, sequence, words } from './code'
import { type Context, inside } from './composition'
import { drawingWidth, pictureSize } from './height'
import { line } from './inlines'
import { table } from './tables'

/** A picture of the content folder by itself. */
export function picture({ file, alternative, caption, ...pixels }: Picture, context: Context): Code {
  context.pictures.add(file)
  const { width, height } = pictureSize(pixels, context.width / pointsInMillimetre)
  return call('picture', [`/${file}`, alternative], {
    width: millimetres(width),
    height: millimetres(height),
    caption: caption && line(caption, context),
  })
}

/**
 * A drawing over its title; what there is to see stands for it where it is not seen. Nothing can be folded away on
 * paper: its data follow it where the document does not say them otherwise.
 */
export function figure({ figure: drawn, data }: FigureNode, context: Context): Code {
  const drawing = call('drawing', [context.drawings.add(drawn), drawn.description, words(drawn.title)], {
    width: millimetres(Math.min(drawingWidth(drawn), context.width / pointsInMillimetre)),
  })
  if (data === 'elsewhere') return drawing
  return sequence([drawing, table(dataTable(drawn.table, `_${drawn.name}-tableau`), context)])
}

/** Small drawings of one kind in a grid. */
export function multiples({ children }: Multiples, context: Context): Code {
  const within = inside(context)
  return call(
    'multiples',
    children.map(({ title, figure: drawn, remarks }) =>
      call('multiple', [line(title, within), remarks.map((remark) => line(remark, within))], {
        drawing:
          drawn &&
          call('image', [context.drawings.add(drawn)], { alt: drawn.description, width: keyword('100%') }),
      }),
    ),
  )
}

const pointsInMillimetre = 72 / 25.4
const millimetres = (value: number): Code => keyword(`${Math.round(value * 10) / 10}mm`)
