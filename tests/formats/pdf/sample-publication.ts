import { parseMarkdown } from '../../../lib/content/markdown'
import { frenchTypography } from '../../../lib/content/typography'
import { citableParagraphs, type Prose, type Publication } from '../../../lib/publication'

/** A text of an invented publication, read as the site reads its content. */
export function prose(file: string, markdown: string): Prose {
  const { prose: text, problems } = parseMarkdown(file, markdown)
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'))
  return text
}

const presentation = `
Cette publication est inventée de bout en bout : elle sert à éprouver l'édition PDF[^essai]. Elle cite une source :source[A], deux à la fois :source[A, B2], et elle parle d':langue[empowerment]{en}, *en italique*, **en gras**, ***les deux***, ~~barré~~ et avec du \`code "entre" \\guillemets\\\`.

[^essai]: Une note d'essai, avec un [lien](https://exemple.fr/essai?a=1&b=2) et du **gras**.

## Les deux villes

Le texte contient des signes qui ont un sens pour Typst : #let, $x$, @nom, \\*étoile\\*, \`\`, \\_, //, /\\*, \\<b>, [crochets], "guillemets", \\\\ et \${dollar}. Œuvre, cœur, naïf, Noël, ÇÀÉÈÊËÎÏÔÙÛÜŸ ; 30 000 habitants : « oui » ! Vraiment ? 50 %… – tiret. Le 1ᵉʳ janvier, au XIXᵉ siècle.

::lieux

::carte

Voir [Valmont](/villes/valmont), [le bas de cette page](#tableaux-et-listes), [les sources](/a-propos#sources), [la source A](/a-propos#source-a), [l'accessibilité](/accessibilite) ou [le site](https://exemple.fr). Revoir la note[^essai].

## Les entretiens

::entretiens

::partenaires

## Tableaux et listes

Une liste :

- un premier point ;
- un deuxième, avec une sous-liste :
  1. premièrement ;
  2. deuxièmement.
- un troisième.

Une liste aérée :

3. Un paragraphe.

   Un second paragraphe du même point.

4. Un autre point.

> Une citation en retrait, dont la longueur suffit pour occuper plus d'une ligne et montrer sa justification et ses coupures.

### Un tableau

| Ville | Habitants | Remarque |
| :--- | ---: | :---: |
| Valmont | 12 345 | la plus grande, et celle dont la remarque est assez longue pour passer à la ligne |
| Le Pré | 678 | – |

#### Un titre de niveau 4

Une ligne\\
puis une autre.

***

\`\`\`
du code
  en bloc
\`\`\`

![Un carré rouge sur fond blanc](/images/carre.png "Légende de l'image")

## Suites et téléchargement

::suites

::chronologie

::telechargement

::citer
`

const about = `
## Sources

::sources

## Corrections

::corrections

## Versions

::versions
`

/** A publication that has something in every field, invented and recognisable as such. Its paragraphs are numbered. */
export function samplePublication(changes: Partial<Publication> = {}): Publication {
  return numbered({ ...sample(), ...changes })
}

function numbered(publication: Publication): Publication {
  const { text, places, interviews, partners, pages } = publication
  const parts = [...(places?.list ?? []), ...(interviews?.spheres ?? []), ...(partners?.list ?? []), ...pages]
  const paragraphs = [text, ...parts.map((part) => part.text)].flatMap(citableParagraphs)
  for (const [index, paragraph] of paragraphs.entries())
    paragraph.data = { ...paragraph.data, number: index + 1 }
  return publication
}

function sample(): Publication {
  return {
    slug: 'publication-d-essai',
    kind: 'Publication d’essai',
    title: 'Étude inventée «\u00A0Deux villes\u00A0»',
    shortTitle: 'Deux villes',
    series: 'Cahier d’essai',
    date: { year: 2014, month: 4 },
    authors: [{ type: 'organization', name: 'Atelier d’essai', acronym: 'AE' }],
    publisher: { type: 'organization', name: 'Atelier d’essai' },
    abstract: frenchTypography(
      "Un résumé inventé : il dit en quelques lignes ce que l'étude aurait cherché, où, et avec qui.",
    ),
    keywords: ['essai', 'villes', 'édition'],
    downloadLabel: 'Télécharger le Cahier d’essai',
    text: prose('publication.md', presentation),
    places: {
      title: 'Les deux villes',
      menu: 'Villes',
      noun: 'ville',
      description: 'Une commune et un groupement, tous deux inventés.',
      list: [
        {
          kind: 'commune',
          slug: 'valmont',
          name: 'Valmont',
          inseeCode: '99001',
          postcodes: ['99000', '99100'],
          department: { code: '99', name: 'Essai' },
          coordinates: { latitude: 46.5, longitude: 2.25 },
          region: { inStudy: 'Haute-Région', today: 'Grande-Région' },
          grouping: {
            inStudy: { name: 'CC de Valmont', communes: 12, population: 23456 },
            today: { name: 'CA Valmont Métropole', communes: 34 },
          },
          populations: [
            { count: 12345, referenceYear: 2010, inForceIn: 2013, sources: ['A'] },
            { count: 12456, referenceYear: 2013, sources: ['A'] },
          ],
          sources: ['A', 'B2'],
          text: prose(
            'villes/valmont.md',
            "Valmont est une ville inventée[^1].\n\n## Son histoire\n\nElle n'en a pas.\n\n[^1]: Autre note, au même nom dans un autre fichier.",
          ),
        },
        {
          kind: 'grouping',
          slug: 'le-pre',
          name: 'Le Pré-sur-Essai',
          siren: '999999999',
          communes: 7,
          region: { inStudy: 'Haute-Région', today: 'Haute-Région' },
          populations: [],
          sources: [],
          text: prose('villes/le-pre.md', ''),
        },
      ],
    },
    interviews: {
      title: 'Les 42 entretiens',
      menu: 'Entretiens',
      counts: [
        { count: 42, precision: 'exact', sources: ['A'] },
        { count: 40, precision: 'more-than', sources: ['B2'] },
      ],
      spheres: [
        {
          slug: 'villes',
          name: 'Villes',
          interviewees: [
            { title: 'maires et adjoints', sources: ['A'] },
            { title: 'agents', variant: { title: 'fonctionnaires', sources: ['B2'] }, sources: ['A'] },
          ],
          sources: ['A'],
          text: prose('entretiens/villes.md', 'Un texte sur les villes.'),
        },
        {
          slug: 'etat',
          name: 'État',
          acronym: 'É',
          interviewees: [],
          sources: [],
          text: prose('entretiens/etat.md', ''),
        },
      ],
    },
    partners: {
      title: 'Les partenaires',
      menu: 'Partenaires',
      list: [
        {
          slug: 'bureau',
          name: 'Bureau d’essai',
          acronym: 'BE',
          of: 'work',
          role: 'en collaboration',
          sources: ['A'],
          text: prose('partenaires/bureau.md', 'Le bureau est inventé.'),
        },
      ],
    },
    followUps: [
      {
        title: 'Étude inventée «\u00A0Trois villes\u00A0»',
        start: { year: 2015, month: 10 },
        end: { year: 2017, month: 10 },
        places: [{ slug: 'valmont', as: 'Valmont Métropole' }, { slug: 'le-pre' }],
        sources: ['B2'],
      },
    ],
    sources: [
      {
        key: 'A',
        title: 'Une page inventée',
        publisher: 'Atelier d’essai',
        url: 'https://exemple.fr/une-page/dont-l-adresse-est-longue/assez-pour-passer-a-la-ligne.html',
        consultedOn: { year: 2026, month: 1, day: 1 },
      },
      { key: 'B2', title: 'Une autre page', note: 'elle dit «\u00A0plus de 40\u00A0»' },
    ],
    chronology: [
      { date: { year: 2012 }, end: { year: 2013 }, text: 'L’étude aurait été conduite.', sources: ['A'] },
      { date: { year: 2014, month: 4 }, text: 'Le Cahier d’essai aurait paru.', sources: ['B2'] },
    ],
    corrections: [
      { printed: 'Valmon', reading: 'Valmont', note: 'Faute de frappe.', sources: ['A'] },
      { printed: '… avant la', sources: ['A'] },
    ],
    versions: [
      {
        date: { year: 2026, month: 11, day: 23 },
        nature: 'substance',
        summary: 'Première version.',
        changes: [{ before: 'un', after: 'deux' }, { after: 'trois' }],
      },
    ],
    pages: [
      {
        slug: 'a-propos',
        title: 'À propos',
        menu: 'À propos',
        navigation: 'header',
        text: prose('pages/a-propos.md', about),
      },
      {
        slug: 'accessibilite',
        title: 'Accessibilité',
        menu: 'Accessibilité',
        navigation: 'footer',
        text: prose('pages/accessibilite.md', 'Une page du site, absente de l’édition PDF.'),
      },
    ],
    withdrawnPassages: [],
    redirections: [],
    pictures: [{ file: 'images/carre.png', mediaType: 'image/png', width: 2, height: 2 }],
  }
}

/** A red square, two pixels wide. */
const square =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGP8z8Dwn4GBgYGJAQoAHxcCAk+Uzr4AAAAASUVORK5CYII='

/** The pictures of the sample publication. */
export async function samplePictures(file: string): Promise<Uint8Array> {
  if (file !== 'images/carre.png') throw new Error(`The sample has no picture ${file}.`)
  return Buffer.from(square, 'base64')
}
