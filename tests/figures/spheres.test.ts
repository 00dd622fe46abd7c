import { expect, test } from 'vitest'
import { dressed } from '../../lib/figures/figure'
import { spheresFigure } from '../../lib/figures/spheres'
import { svgSource } from '../../lib/figures/svg'
import { onPage } from '../../lib/figures/theme'
import type { Chapter, Interviews, Sphere } from '../../lib/publication'
import { publicationWith, sevenCities } from './sample-places'

function sphere(name: string, acronym?: string, titles: readonly string[] = []): Sphere {
  return {
    slug: name.toLowerCase().replace(/[^a-z]+/g, '-'),
    name,
    acronym,
    interviewees: titles.map((title) => ({ title, sources: [] })),
    sources: [],
    text: { file: 'entretiens/essai.md', tree: { type: 'root', children: [] } },
  }
}

function interviews(spheres: readonly Sphere[]): Chapter & Interviews {
  return { title: 'Les entretiens', menu: 'Entretiens', counts: [], spheres }
}

const publication = publicationWith(sevenCities)
const figure = spheresFigure(
  interviews([
    sphere('Villes', undefined, ['maires', 'adjoints']),
    sphere('Conseils régionaux'),
    sphere('Établissements publics de coopération intercommunale', 'EPCI'),
  ]),
  publication,
)
const svg = figure ? svgSource(dressed(figure, onPage)) : ''

test('all spheres have one size: nobody knows how many interviews each had', () => {
  const radii = [...svg.matchAll(/class="sphere"[^>]* r="([\d.]+)"/g)].map(([, radius]) => radius)
  expect(radii).toHaveLength(3)
  expect(new Set(radii).size).toBe(1)
})

test('a name on two lines stays one name, and an acronym is said in full', () => {
  expect(svg.replace(/<\/?tspan[^>]*>/g, '')).toContain('>Conseils régionaux</text>')
  expect(svg).toContain('aria-label="EPCI, Établissements publics de coopération intercommunale"')
})

test('the table says who was met in each sphere, or that no more is known', () => {
  expect(figure?.table.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['Villes', 'maires\u202F; adjoints'],
    ['Conseils régionaux', 'Sans autre précision'],
    ['Établissements publics de coopération intercommunale (EPCI)', 'Sans autre précision'],
  ])
})

test('what the study was about stands in the middle, with or without places', () => {
  expect(svg).toContain('>Ville</text>')
  const without = spheresFigure(interviews([sphere('A'), sphere('B')]), publicationWith(undefined))
  expect(without && svgSource(dressed(without, onPage))).toContain('>Étude</text>')
})

test('one sphere, or more than nine, are not drawn', () => {
  expect(spheresFigure(interviews([sphere('A')]), publication)).toBeUndefined()
  const ten = [...'ABCDEFGHIJ'].map((name) => sphere(name))
  expect(spheresFigure(interviews(ten), publication)).toBeUndefined()
})
