/** How a broken rule weighs: an error stops publication, a warning does not. */
export type Severity = 'error' | 'warning'

interface Rule {
  readonly severity: Severity
  /** What the rule asks for, in French, as the editor's guide and the help print it. */
  readonly meaning: string
}

const error = (meaning: string): Rule => ({ severity: 'error', meaning })
const warning = (meaning: string): Rule => ({ severity: 'warning', meaning })

/** Every rule that content is held to, by its id. */
export const rules = {
  'dossier-absent': error('Le dossier du contenu existe et peut être lu.'),
  'fichier-absent': error('Les fichiers indispensables existent : publication.md et les pages obligatoires.'),
  'fichier-inattendu': error('Chaque dossier ne contient que les fichiers que le site sait lire.'),
  'fichier-illisible': error('Le fichier peut être ouvert et lu.'),
  'fichier-vide': error('Le fichier n’est pas vide.'),
  'fichier-trop-gros': error('Un fichier de texte ne dépasse pas 256 Kio.'),
  'fichiers-homonymes': error(
    'Deux noms de fichiers ne diffèrent pas que par les majuscules ou les accents.',
  ),
  'encodage-invalide': error('Les textes sont enregistrés en UTF-8, avec des fins de ligne LF ou CRLF.'),
  'fichier-pas-texte': error('Un fichier « .md » est du texte simple, et non un document renommé.'),
  'caractere-abime': error(
    'Un texte n’a ni caractère de commande invisible ni lettre abîmée par un mauvais encodage.',
  ),
  'lien-hors-du-contenu': error('Un lien symbolique ne mène pas hors du dossier du contenu.'),
  'nom-de-fichier-invalide': error(
    'Un nom de fichier qui fait une adresse n’a ni accent, ni espace, ni, pour un texte, de majuscule.',
  ),
  'adresse-reservee': error('Une page ne prend pas une adresse dont le site se sert déjà.'),
  'en-tete-absent': error('Le fichier commence par un en-tête YAML entre deux lignes « --- ».'),
  'en-tete-non-ferme': error('L’en-tête se termine par une ligne « --- ».'),
  'en-tete-interdit': error('L’en-tête est en YAML, et dans aucun autre langage.'),
  'yaml-invalide': error(
    'L’en-tête est du YAML correct : un champ par ligne, sous la forme « champ: valeur ».',
  ),
  'retrait-invalide': error(
    'Le retrait d’une ligne est fait d’espaces, autant que pour les lignes voisines.',
  ),
  'signe-non-ferme': error('Un guillemet, un crochet ou une accolade entoure toute la valeur qu’il ouvre.'),
  'deux-points-ambigu': error(
    'Une valeur qui contient un deux-points suivi d’une espace est entre guillemets droits.',
  ),
  'guillemets-courbes': error('Une valeur n’est pas entourée de guillemets courbes.'),
  'champ-en-double': error('Un champ n’est écrit qu’une fois.'),
  'yaml-alias': error('L’en-tête n’emploie ni ancre (&) ni alias (*).'),
  'champ-inconnu': error('Un en-tête n’a que les champs prévus.'),
  'champ-manquant': error('Les champs obligatoires sont présents.'),
  'champ-vide': error('Un champ présent a une valeur.'),
  'valeur-invalide': error('Chaque champ a une valeur de la forme attendue.'),
  'date-invalide': error('Une date est écrite AAAA, AAAA-MM ou AAAA-MM-JJ, et existe au calendrier.'),
  'nombre-invalide': error('Un nombre est écrit en chiffres.'),
  'code-invalide': error('Un code (INSEE, SIREN, département, ISBN, DOI) a la forme officielle.'),
  'adresse-web-invalide': error('Une adresse web commence par https:// ou http://.'),
  'reference-inconnue': error('Ce qu’un fichier nomme existe : ville, partenaire, sphère, source.'),
  'cle-en-double': error('Une clé de source ne sert qu’une fois.'),
  'rubrique-absente': error('Des fiches n’existent que si publication.md donne un titre à leur rubrique.'),
  'rubrique-vide': error('Une rubrique de publication.md a au moins une fiche.'),
  'bloc-inconnu': error('Les blocs « ::nom » sont de ceux que le site sait remplir.'),
  'bloc-sans-contenu': error('Un bloc « ::nom » a de quoi être rempli.'),
  'marque-inconnue': error('Les marques « :nom[…] » sont de celles que le site connaît.'),
  'html-interdit': error('Les textes sont en Markdown, sans HTML.'),
  'titre-de-niveau-1': error('Les titres dans un texte commencent au niveau 2 (##).'),
  'saut-de-titre': error('Un niveau de titre n’est pas sauté.'),
  'titre-vide': error('Un titre a un texte.'),
  'titre-mal-ecrit': error('Une espace sépare les dièses du texte d’un titre.'),
  'ancre-en-double': error('Deux titres d’une même page n’ont pas la même adresse.'),
  'image-sans-texte': error('Une image a un texte qui la remplace.'),
  'image-absente': error('Une image nommée existe dans content/images.'),
  'image-lourde': warning('Une image ne dépasse pas 500 Ko.'),
  'image-trop-grande': error(
    'Une image n’a pas plus de 50 millions de points, ni plus de 20 000 points de côté.',
  ),
  'image-illisible': error('Une image est un fichier PNG, JPEG, WebP ou GIF en bon état.'),
  'lien-mort': error('Un lien du site mène à une page qui existe.'),
  'ancre-inconnue': error('Un lien vers un titre mène à un titre qui existe.'),
  'lien-interdit': error('Un lien mène à une page du site, à une adresse web ou à une adresse de courrier.'),
  'lien-sans-https': warning('Un lien vers un autre site commence par https://, et non par http://.'),
  'lien-vers-un-brouillon': error(
    'Un texte publié ne nomme pas un brouillon, que les lecteurs ne verraient pas.',
  ),
  'brouillon-impossible': error('Un fichier dont le site ne peut pas se passer n’est pas un brouillon.'),
  'lien-vide': error('Un lien a un texte.'),
  'lien-mal-ecrit': error('Un lien s’écrit [texte](adresse), sans espace entre les deux.'),
  'note-sans-texte': error(
    'Une note appelée dans le texte est écrite, au début d’une ligne du même fichier.',
  ),
  'note-non-appelee': error('Une note écrite est appelée dans le texte.'),
  'note-en-double': error('Une note n’est écrite qu’une fois.'),
  'texte-trop-imbrique': error('Listes et citations ne sont pas imbriquées sur plus de douze niveaux.'),
  'texte-trop-charge': error('Un paragraphe n’a pas plus de 3 000 signes de mise en forme.'),
  'paragraphe-long': warning('Un paragraphe ne dépasse pas 200 mots.'),
  'fait-sans-source': warning('Un fait daté ou chiffré nomme sa source.'),
  'mentions-incompletes': warning(
    'Les mentions légales nomment l’éditeur du site, son hébergeur et un contact.',
  ),
  'caractere-hors-police': error(
    'Un texte n’a que des caractères que la police de l’édition PDF sait imprimer.',
  ),
  'document-absent': error('Le document nommé existe dans content/documents.'),
  'document-pas-pdf': error('Le document est un fichier PDF.'),
  'document-tronque': error('Le document PDF est complet.'),
  'document-chiffre': error('Le document PDF n’est pas protégé par un mot de passe.'),
  'document-illisible': error('Le document PDF s’ouvre et a au moins une page.'),
  'document-a-script': warning('Le document PDF ne contient pas de programme (JavaScript).'),
  'registre-invalide': error('Le fichier paragraphes.yml est tel que « npm run number » l’a écrit.'),
  'numero-en-double': error('Un numéro de paragraphe n’est donné qu’une fois.'),
  'paragraphe-sans-numero': warning('Un paragraphe a un numéro, par lequel on peut le citer.'),
  'numero-sans-paragraphe': warning('Un numéro dont le paragraphe a été supprimé est noté comme retiré.'),
  'redirection-invalide': error(
    'Une redirection part d’une ancienne adresse du site, écrite sans « # » ni « ? ».',
  ),
  'redirection-superflue': error('Une redirection ne part pas d’une adresse que le site a encore.'),
  'redirection-en-double': error('Une ancienne adresse n’est redirigée qu’une fois.'),
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof rules

export const isRule = (id: string): id is RuleId => Object.hasOwn(rules, id)
