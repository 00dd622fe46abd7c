import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { minimalContent, writeContent } from './content-folder'

const city = 'villes/vaubrumeuse.md'
const picture = fileURLToPath(
  new URL('../fixtures/publications/auteur-seul/images/banc.png', import.meta.url),
)

/** Makes a part of a fixture that git does not hold well. Says « unsupported » where the system cannot hold it either. */
type Maker = (root: string) => Promise<undefined | 'unsupported'>

/** By fixture folder. */
export const madeFiles: Readonly<Record<string, Maker>> = {
  'dossier-absent/dossier': (root) => done(rm(root, { recursive: true })),
  'dossier-absent/fichier': async (root) => {
    await rm(root, { recursive: true })
    await writeFile(root, 'Un fichier à la place du dossier.')
  },
  'fichier-vide/vide': (root) => done(writeContent(root, city, '')),
  'fichier-trop-gros': async (root) =>
    done(writeContent(root, city, `${await readCity()}\n${'Le kiosque résonne. '.repeat(14_000)}\n`)),
  'fichiers-homonymes/majuscule': async (root) => {
    await writeContent(root, 'villes/Vaubrumeuse.md', await readCity())
    return (await readdir(join(root, 'villes'))).length === 2 ? undefined : 'unsupported'
  },
  'fichiers-homonymes/accent': async (root) => {
    await writeContent(root, 'documents/kiosque été.pdf', 'x')
    await writeContent(root, 'documents/kiosque ete.pdf', 'x')
  },
  'encodage-invalide/windows-1252': async (root) =>
    done(writeContent(root, city, Buffer.from(await readCity(), 'latin1'))),
  'encodage-invalide/utf-16': async (root) =>
    done(writeContent(root, city, Buffer.from(`\uFEFF${await readCity()}`, 'utf16le'))),
  'encodage-invalide/fins-de-ligne': async (root) =>
    done(writeContent(root, city, (await readCity()).replaceAll('\n', '\r'))),
  'fichier-pas-texte/word': (root) =>
    done(writeContent(root, city, Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'latin1'))),
  'fichier-pas-texte/word-gros': (root) =>
    done(writeContent(root, city, Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(300_000)]))),
  'lien-hors-du-contenu/fichier': async (root) => {
    await writeFile(join(dirname(root), 'dehors.md'), await readCity())
    return linked(join(dirname(root), 'dehors.md'), join(root, 'villes/pre-cendre.md'))
  },
  'lien-hors-du-contenu/dossier': async (root) => {
    const outside = join(dirname(root), 'dehors')
    await mkdir(outside)
    await writeFile(join(outside, 'kiosque.pdf'), '%PDF-1.4')
    return linked(outside, join(root, 'documents'))
  },
  'nom-de-fichier-invalide/image': (root) => done(copyPicture(root, 'images/Été au kiosque.png')),
  'image-illisible/vide': (root) => done(writeContent(root, 'images/kiosque.png', '')),
  'fichier-illisible/image': (root) => done(copyPicture(root, 'images/kiosque.png')),
  'image-sans-texte': async (root) => {
    await copyPicture(root, 'images/kiosque.png')
    await writeContent(root, city, `${await readCity()}\n![](images/kiosque.png)\n`)
  },
  // What follows the end of a picture is not drawn, and weighs all the same.
  'image-lourde': async (root) =>
    done(
      writeContent(
        root,
        'images/kiosque.png',
        Buffer.concat([await readFile(picture), Buffer.alloc(600_000)]),
      ),
    ),
  'image-trop-grande/points': (root) => writePictureOf(root, 10_000, 6_000),
  'image-trop-grande/cote': (root) => writePictureOf(root, 30_000, 10),
  'image-trop-grande/dementielle': (root) => writePictureOf(root, 0xffffffff, 0xffffffff),
  'image-absente/autre-nom': async (root) => {
    await copyPicture(root, 'images/kiosque.png')
    await writeContent(root, city, `${await readCity()}\n![Le kiosque](images/kioske.png)\n`)
  },
  'image-absente/chemin-windows': async (root) => {
    await copyPicture(root, 'images/kiosque.png')
    await writeContent(root, city, `${await readCity()}\n![Le kiosque](..\\images\\kiosque.png)\n`)
  },
  'texte-trop-charge/passage': async (root) =>
    done(writeContent(root, city, `${await readCity()}\n${'[a]('.repeat(50_000)}\n`)),
  'texte-trop-charge/lignes': async (root) =>
    done(writeContent(root, city, `${await readCity()}\n> Un\n${'kiosque\n'.repeat(2_000)}`)),
  'texte-trop-charge/fichier': async (root) =>
    done(writeContent(root, city, `${await readCity()}\n${'Un *kiosque* et un *toit*.\n\n'.repeat(3_100)}`)),
  'document-pas-pdf/vide': (root) => done(writeContent(root, 'documents/kiosque.pdf', '')),
  'document-pas-pdf/octets': (root) =>
    done(writeContent(root, 'documents/kiosque.pdf', createHash('sha512').update('kiosque').digest())),
  'document-pas-pdf/word': (root) =>
    done(
      writeContent(root, 'documents/kiosque.pdf', Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml')),
    ),
  'document-tronque/fin': async (root) => {
    const pdf = await soundPdf()
    await writeContent(root, 'documents/kiosque.pdf', pdf.subarray(0, pdf.length - 40))
  },
  'document-tronque/milieu': async (root) => {
    const pdf = await soundPdf()
    await writeContent(
      root,
      'documents/kiosque.pdf',
      Buffer.concat([pdf.subarray(0, 200), pdf.subarray(-60)]),
    )
  },
  'document-chiffre/ouverture': (root) => copyOriginal(root, 'chiffre-mot-de-passe.pdf'),
  'document-chiffre/restrictions': (root) => copyOriginal(root, 'chiffre-aes-256.pdf'),
  'document-chiffre/ancien': async (root) => {
    const pdf = (await soundPdf()).toString('latin1')
    const encryption = '/Encrypt << /Filter /Standard /V 1 /R 2 /O (o) /U (u) /P -4 >>'
    const encrypted = pdf.replace('trailer\n<<', `trailer\n<< ${encryption}`)
    await writeContent(root, 'documents/kiosque.pdf', Buffer.from(encrypted, 'latin1'))
  },
  'document-illisible/abime': (root) =>
    done(writeContent(root, 'documents/kiosque.pdf', '%PDF-1.7\nkiosque\nstartxref\n9\n%%EOF\n')),
  'document-illisible/sans-page': async (root) => {
    const pdf = await (await PDFDocument.create()).save({ addDefaultPage: false })
    await writeContent(root, 'documents/kiosque.pdf', pdf)
  },
  // By the ways in which a program gets into a PDF: when it opens, when a page is shown, by a name.
  'document-a-script/ouverture': (root) =>
    writeScripted(root, ({ catalog }, action) => catalog.set(PDFName.of('OpenAction'), action)),
  'document-a-script/page': (root) =>
    writeScripted(root, (pdf, action) =>
      pdf.getPage(0).node.set(PDFName.of('AA'), pdf.context.obj({ O: action })),
    ),
  'document-a-script/nom': (root) =>
    writeScripted(root, ({ catalog, context }, action) => {
      const names = { JavaScript: { Names: [PDFString.of('accueil'), context.register(action)] } }
      catalog.set(PDFName.of('Names'), context.obj(names))
    }),
  'fichier-illisible/document': async (root) => {
    await writeContent(root, 'documents/kiosque.pdf', await soundPdf())
    const main = await readFile(join(root, 'publication.md'), 'utf8')
    await writeContent(
      root,
      'publication.md',
      main.replace('telechargement:', 'original: documents/kiosque.pdf\ntelechargement:'),
    )
  },
}

async function copyOriginal(root: string, name: string): Promise<undefined> {
  const bytes = await readFile(join(minimalContent, '..', 'originaux', name))
  await writeContent(root, 'documents/kiosque.pdf', bytes)
}

const readCity = () => readFile(join(minimalContent, city), 'utf8')

/** A PDF of one page, with its trailer in plain text. */
async function soundPdf(): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.addPage()
  return Buffer.from(await document.save({ useObjectStreams: false }))
}

async function writeScripted(
  root: string,
  place: (pdf: PDFDocument, action: PDFDict) => void,
): Promise<undefined> {
  const pdf = await PDFDocument.load(await soundPdf())
  place(pdf, pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert("Bonjour")') }))
  await writeContent(root, 'documents/kiosque.pdf', await pdf.save())
}

/** The head of a picture, all that is read of it, with this size in it. */
async function writePictureOf(root: string, width: number, height: number): Promise<undefined> {
  const bytes = Buffer.from(await readFile(picture))
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  await writeContent(root, 'images/kiosque.png', bytes)
}

async function copyPicture(root: string, file: string): Promise<void> {
  await writeContent(root, file, await readFile(picture))
}

/** A system may keep symbolic links for its administrators. */
async function linked(target: string, path: string): Promise<undefined | 'unsupported'> {
  try {
    await symlink(target, path)
  } catch {
    return 'unsupported'
  }
}

async function done(work: Promise<unknown>): Promise<undefined> {
  await work
}
