import { paths, sphereAnchor } from '../addresses'
import { words } from '../language'
import { type Chapter, fullName, type Interviews, type Publication, type Sphere } from '../publication'
import type { Figure } from './figure'
import type { Point } from './geometry'
import { element, part, type Svg, text } from './svg'
import { textLines, textWidth } from './text-width'

/** Units. */
const width = 600
const nameSize = 23
const lineHeight = 27

/** More of them would be too small to carry their names. */
const mostSpheres = 9

/**
 * The spheres in which people were interviewed, around what the study was about: one of its places, say « ville ».
 * All have one size, for nobody knows how many interviews each had. Undefined when there are too few or too many to draw.
 */
export function spheresFigure(
  { spheres, title }: Chapter & Interviews,
  { places }: Publication,
): Figure | undefined {
  const centre = places?.noun ?? words.study
  if (spheres.length < 2 || spheres.length > mostSpheres) return undefined
  const ring = ringFor(spheres.length)
  return {
    name: 'spheres',
    title: words.spheresMet(title),
    description: words.spheresInWords(
      centre,
      spheres.map(({ name }) => name),
    ),
    width,
    height: ring.height,
    isInteractive: true,
    content: [
      part('leader', 'path', { d: spokes(ring) }),
      ...spheres.flatMap((sphere, index) => {
        const point = ring.points[index]
        return point ? [drawSphere(sphere, point, ring.radius)] : []
      }),
      part('centre', 'circle', { cx: ring.centre[0], cy: ring.centre[1], r: 62 }),
      text('centre-name', [ring.centre[0], ring.centre[1] + 8], words.capitalised(centre), 'middle'),
    ],
    table: {
      caption: words.peopleBySphere,
      columns: [{ title: words.sphere }, { title: words.people }],
      rows: spheres.map((sphere) => [
        { text: fullName(sphere), path: `${paths.interviews}#${sphereAnchor(sphere)}` },
        {
          text: sphere.interviewees.map(({ title }) => title).join(words.semicolon) || words.noFurtherDetail,
        },
      ]),
    },
  }
}

interface Ring {
  readonly centre: Point
  readonly points: readonly Point[]
  /** Of one sphere. */
  readonly radius: number
  readonly height: number
}

/** Circles as large as they can be without touching one another, the first of them on top. */
function ringFor(count: number): Ring {
  // Neighbours lie 2 R sin(π/n) apart; R plus the radius is half the width.
  const chord = 2 * Math.sin(Math.PI / count)
  const radius = Math.min((width / 2) * (chord / (chord + 2)) * 0.94, 98)
  const distance = width / 2 - radius - 2
  const points = Array.from({ length: count }, (_, index): Point => {
    const angle = (2 * Math.PI * index) / count - Math.PI / 2
    return [width / 2 + distance * Math.cos(angle), distance * Math.sin(angle)]
  })
  const top = Math.min(...points.map(([, y]) => y)) - radius - 2
  const bottom = Math.max(...points.map(([, y]) => y)) + radius + 2
  return {
    centre: [width / 2, -top],
    points: points.map(([x, y]) => [x, y - top]),
    radius,
    height: bottom - top,
  }
}

/** From the centre to each sphere, as path data: shorter than so many lines. */
function spokes({ centre: [x, y], points, radius }: Ring): string {
  const steps = points.map(([pointX, pointY]) => {
    const share = 1 - radius / Math.hypot(pointX - x, pointY - y)
    return `M${Math.round(x)} ${Math.round(y)}l${Math.round((pointX - x) * share)} ${Math.round((pointY - y) * share)}`
  })
  return steps.join('')
}

function drawSphere(sphere: Sphere, [cx, cy]: Point, radius: number): Svg {
  const { name, acronym } = sphere
  const lines = linesOf(sphere, radius)
  const top = cy - ((lines.length - 1) * lineHeight) / 2 + nameSize * 0.33
  const label = acronym !== undefined && lines[0] === acronym ? `${acronym}, ${name}` : undefined
  return element('a', { href: `${paths.interviews}#${sphereAnchor(sphere)}`, 'aria-label': label }, [
    part('sphere', 'circle', { cx, cy, r: radius }),
    // One text, so that its lines are read as one name.
    part(
      'name',
      'text',
      { 'text-anchor': 'middle' },
      lines.map((line, index) =>
        element('tspan', { x: cx, y: top + index * lineHeight }, [
          index === lines.length - 1 ? line : `${line} `,
        ]),
      ),
    ),
  ])
}

/** The name on three lines at most, or its acronym where it would not fit. */
function linesOf({ name, acronym }: Sphere, radius: number): string[] {
  const room = radius * 1.72
  const lines = textLines(name, nameSize, room)
  const fits = lines.length <= 3 && lines.every((line) => textWidth(line, nameSize) <= room + 14)
  return fits || acronym === undefined ? lines : [acronym]
}
