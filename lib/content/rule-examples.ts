import type { RuleId } from './rules'

/** A wrong and a right way to write, for the help of a rule. */
export interface RuleExample {
  /** Where it is written: in a text, in the front matter of a file, as a whole file, or as names in the content folder. */
  readonly in: 'texte' | 'publication.md' | 'villes/vaubrumeuse.md' | 'fichier' | 'dossier'
  readonly wrong: string
  readonly right: string
}

const text = (wrong: string, right: string): RuleExample => ({ in: 'texte', wrong, right })
const main = (wrong: string, right: string): RuleExample => ({ in: 'publication.md', wrong, right })
const city = (wrong: string, right: string): RuleExample => ({ in: 'villes/vaubrumeuse.md', wrong, right })
const file = (wrong: string, right: string): RuleExample => ({ in: 'fichier', wrong, right })
const folder = (wrong: string, right: string): RuleExample => ({ in: 'dossier', wrong, right })

const card = '---\nnom: Vaubrumeuse\ntype: commune\n---\n\nLe texte de la fiche.'

/** One example for each rule, by its id. */
export const ruleExamples: Readonly<Record<RuleId, RuleExample>> = {
  'dossier-absent': folder('CONTENT_DIR=contenu, sans dossier « contenu »', 'CONTENT_DIR=content'),
  'fichier-absent': folder('content/mon-ouvrage.md', 'content/publication.md'),
  'fichier-inattendu': folder('content/villes/vaubrumeuse.md.txt', 'content/villes/vaubrumeuse.md'),
  'fichier-illisible': folder(
    'un fichier que le site n’a pas le droit d’ouvrir',
    'un fichier lisible par tous',
  ),
  'fichier-vide': file('', card),
  'fichier-trop-gros': folder('villes/vaubrumeuse.md, 900 Kio', 'villes/vaubrumeuse.md, 4 Kio'),
  'fichiers-homonymes': folder('villes/Vaubrumeuse.md et villes/vaubrumeuse.md', 'villes/vaubrumeuse.md'),
  'encodage-invalide': folder('un fichier enregistré en « ANSI »', 'un fichier enregistré en « UTF-8 »'),
  'fichier-pas-texte': folder(
    'notes.docx renommé villes/vaubrumeuse.md',
    'villes/vaubrumeuse.md, écrit avec un éditeur de texte',
  ),
  'caractere-abime': text('Une Ã©tude du kiosque.', 'Une étude du kiosque.'),
  'lien-hors-du-contenu': folder('villes/lens.md → ../../autres/lens.md', 'villes/lens.md, une copie'),
  'nom-de-fichier-invalide': folder('villes/Bourg Tambour.md', 'villes/bourg-tambour.md'),
  'adresse-reservee': folder('pages/citer.md', 'pages/citations.md'),
  'en-tete-absent': file('nom: Vaubrumeuse\ntype: commune\n\nLe texte.', card),
  'en-tete-non-ferme': file('---\nnom: Vaubrumeuse\ntype: commune\n\nLe texte.', card),
  'en-tete-interdit': file('---json\n{ "nom": "Vaubrumeuse" }\n---\n\nLe texte.', card),
  'yaml-invalide': main('titre:Le kiosque', 'titre: Le kiosque'),
  'retrait-invalide': main('editeur:\n\tnom: Banc vert', 'editeur:\n  nom: Banc vert'),
  'signe-non-ferme': main('nature: "Étude', 'nature: "Étude"'),
  'deux-points-ambigu': main('titre: Le kiosque : une étude', 'titre: "Le kiosque : une étude"'),
  'guillemets-courbes': main('nature: “Étude”', 'nature: "Étude"'),
  'champ-en-double': main('nature: Étude\nnature: Enquête', 'nature: Étude'),
  'yaml-alias': main('nature: *étude', 'nature: Étude'),
  'champ-inconnu': main('mot_cles: [kiosque]', 'mots_cles: [kiosque]'),
  'champ-manquant': main('editeur: { sigle: BV }', 'editeur: { nom: Banc vert, sigle: BV }'),
  'champ-vide': main('nature:', 'nature: Étude'),
  'valeur-invalide': city('type: village', 'type: commune'),
  'date-invalide': main('date: juin 2018', 'date: 2018-06'),
  'nombre-invalide': city(
    'population:\n  - { annee: 2015, nombre: 4 mille, sources: [C] }',
    'population:\n  - { annee: 2015, nombre: 4000, sources: [C] }',
  ),
  'code-invalide': city('code_insee: "9600"', 'code_insee: "96001"'),
  'adresse-web-invalide': main(
    'sources:\n  - { cle: C, titre: Carnet, adresse: www.exemple.fr }',
    'sources:\n  - { cle: C, titre: Carnet, adresse: https://www.exemple.fr/ }',
  ),
  'reference-inconnue': text('Le kiosque résonne :source[Z].', 'Le kiosque résonne :source[C].'),
  'cle-en-double': main(
    'sources:\n  - { cle: C, titre: Carnet }\n  - { cle: C, titre: Cahier }',
    'sources:\n  - { cle: C, titre: Carnet }\n  - { cle: C2, titre: Cahier }',
  ),
  'rubrique-absente': folder(
    'villes/lens.md, sans « lieux » dans publication.md',
    'villes/lens.md, et « lieux » dans publication.md',
  ),
  'rubrique-vide': folder(
    '« partenaires » dans publication.md, sans fiche dans partenaires/',
    'partenaires/fanfare.md',
  ),
  'bloc-inconnu': text('::lieu', '::lieux'),
  'bloc-sans-contenu': text('::corrections', '::lieux'),
  'marque-inconnue': text('Le :lang[kiosk]{en} résonne.', 'Le :langue[kiosk]{en} résonne.'),
  'html-interdit': text('Un mot en <b>gras</b>.', 'Un mot en **gras**.'),
  'titre-de-niveau-1': text('# Le kiosque', '## Le kiosque'),
  'saut-de-titre': text('## Le kiosque\n\n#### Le soir', '## Le kiosque\n\n### Le soir'),
  'titre-vide': text('##\n\nLe texte.', '## Le kiosque\n\nLe texte.'),
  'titre-mal-ecrit': text('##Le kiosque', '## Le kiosque'),
  'ancre-en-double': folder(
    '« ## Sources » dans deux fiches d’une même page',
    '« ## Sources du sigle » dans l’une des deux',
  ),
  'image-sans-texte': text('![](images/kiosque.png)', '![Le kiosque au soir](images/kiosque.png)'),
  'image-absente': text('![Le kiosque](images/kisoque.png)', '![Le kiosque](images/kiosque.png)'),
  'image-lourde': folder('images/kiosque.png, 4 Mo', 'images/kiosque.jpg, 300 Ko'),
  'image-trop-grande': folder(
    'images/kiosque.png, 30 000 × 30 000 points',
    'images/kiosque.png, 1 600 × 1 600 points',
  ),
  'image-illisible': folder('une page web renommée images/kiosque.png', 'images/kiosque.png, une image'),
  'lien-mort': text('[La ville](/villes/vaubrumeux)', '[La ville](/villes/vaubrumeuse)'),
  'ancre-inconnue': text('[Les sources](/a-propos#les-sources)', '[Les sources](/a-propos#sources)'),
  'lien-interdit': text('[La ville](villes/vaubrumeuse.md)', '[La ville](/villes/vaubrumeuse)'),
  'lien-sans-https': text('[Un site](http://www.exemple.fr/)', '[Un site](https://www.exemple.fr/)'),
  'lien-vers-un-brouillon': text(
    '[Lens](/villes/lens), dont la fiche a « brouillon: true »',
    '[Lens](/villes/lens), dont la fiche n’a plus cette ligne',
  ),
  'brouillon-impossible': folder(
    '« brouillon: true » dans pages/mentions-legales.md',
    '« brouillon: true » dans villes/lens.md',
  ),
  'lien-vide': text('[](/villes/vaubrumeuse)', '[Vaubrumeuse](/villes/vaubrumeuse)'),
  'lien-mal-ecrit': text('[La ville] (/villes/vaubrumeuse)', '[La ville](/villes/vaubrumeuse)'),
  'note-sans-texte': text('Le kiosque[^1] résonne.', 'Le kiosque[^1] résonne.\n\n[^1]: Il est vert.'),
  'note-non-appelee': text(
    'Le kiosque résonne.\n\n[^1]: Il est vert.',
    'Le kiosque[^1] résonne.\n\n[^1]: Il est vert.',
  ),
  'note-en-double': text(
    'Le kiosque[^1].\n\n[^1]: Il est vert.\n\n[^1]: Il est rond.',
    'Le kiosque[^1].\n\n[^1]: Il est vert et rond.',
  ),
  'texte-trop-imbrique': text(`${'> '.repeat(13)}Un mot.`, '> Un mot.'),
  'texte-trop-charge': folder(
    'un paragraphe de 4 000 « * »',
    'plusieurs paragraphes, séparés par des lignes vides',
  ),
  'paragraphe-long': text(
    `${'Le kiosque résonne encore ce soir. '.repeat(35)}`.trim(),
    'Le kiosque résonne.\n\nLa fanfare répond.',
  ),
  'fait-sans-source': main(
    'chronologie:\n  - { date: 2018, texte: Ouverture du kiosque }',
    'chronologie:\n  - { date: 2018, texte: Ouverture du kiosque, sources: [C] }',
  ),
  'mentions-incompletes': folder(
    '« Hébergeur : **à compléter** » dans pages/mentions-legales.md',
    'le nom et l’adresse de l’hébergeur',
  ),
  'caractere-hors-police': text('Le kiosque ✿ résonne.', 'Le kiosque résonne.'),
  'document-absent': main('original: documents\\kiosque.pdf', 'original: documents/kiosque.pdf'),
  'document-pas-pdf': folder('une page web renommée documents/kiosque.pdf', 'documents/kiosque.pdf, un PDF'),
  'document-tronque': folder(
    'documents/kiosque.pdf, dont le téléchargement s’est arrêté',
    'le même, téléchargé en entier',
  ),
  'document-chiffre': folder(
    'documents/kiosque.pdf, qui demande un mot de passe',
    'le même, enregistré sans mot de passe',
  ),
  'document-illisible': folder(
    'documents/kiosque.pdf, que rien n’ouvre',
    'le même, exporté de nouveau en PDF',
  ),
  'document-a-script': folder(
    'documents/kiosque.pdf, qui exécute un programme quand il s’ouvre',
    'le même, exporté de nouveau sans programme',
  ),
  'registre-invalide': folder(
    'paragraphes.yml, récrit à la main',
    'paragraphes.yml, tel que « npm run number » l’écrit',
  ),
  'numero-en-double': folder('deux fois « numero: 14 » dans paragraphes.yml', 'une seule fois'),
  'paragraphe-sans-numero': text(
    'Un paragraphe nouveau.',
    'Un paragraphe nouveau, après « npm run number ».',
  ),
  'numero-sans-paragraphe': folder('un paragraphe supprimé', 'le même, après « npm run number »'),
  'redirection-invalide': main(
    'redirections:\n  - { de: ancienne-page, vers: /a-propos }',
    'redirections:\n  - { de: /ancienne-page, vers: /a-propos }',
  ),
  'redirection-superflue': main(
    'redirections:\n  - { de: /villes/vaubrumeuse, vers: /a-propos }',
    'redirections:\n  - { de: /villes/ancien-nom, vers: /a-propos }',
  ),
  'redirection-en-double': main(
    'redirections:\n  - { de: /ancienne, vers: /a-propos }\n  - { de: /ancienne, vers: /villes }',
    'redirections:\n  - { de: /ancienne, vers: /a-propos }',
  ),
}
