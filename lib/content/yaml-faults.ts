import { type Document, isNode, isScalar, visit, type YAMLError } from 'yaml'
import { openSign } from './open-sign'
import type { Problem } from './problem'

/** A place in the YAML: lines and columns count from 1, line 1 being the fence. */
interface Position {
  readonly line: number
  readonly column: number
}

/** What an editor has to mend in the YAML of a file. */
export type YamlFault = Position & Pick<Problem, 'rule' | 'message'>

/**
 * The faults of the YAML itself. What the parser says is put aside: it tells where it stumbled, in English, and an
 * editor wants to know what to mend, which is often a line or two before. Of the faults of syntax only the first is
 * told, because the next ones mostly follow from it.
 */
export function yamlFaults(
  document: Document.Parsed,
  yaml: string,
  at: (offset: number) => Position,
): YamlFault[] {
  const lines = yaml.split(/\r?\n/)
  const errors: readonly YAMLError[] = [...document.errors, ...document.warnings]
  const [first, ...others] = [...errors].sort((a, b) => a.pos[0] - b.pos[0])
  if (first) {
    const isTab = ({ code }: YAMLError) => code === 'TAB_AS_INDENT'
    const told = isTab(first) ? [first, ...others.filter(isTab)] : [first]
    return told.map((error) => explain(error, lines, at(error.pos[0]), yaml.slice(...error.pos)))
  }
  const alias = firstAlias(document)
  if (alias !== undefined) return [{ ...at(alias), rule: 'yaml-alias', message: aliasMessage }]
  return [...hardIndents(lines), ...cutValues(document, yaml, at), ...faultsOfKeys(document, at)]
}

/** Lines whose indentation holds a space that YAML takes for a part of the field's name. */
function hardIndents(lines: readonly string[]): YamlFault[] {
  return lines.flatMap((written, index) => {
    const column = /^ *[\u00A0\u202F]/.exec(written)?.[0].length
    if (column === undefined) return []
    const message =
      'Le retrait de cette ligne contient une espace insécable. Le retaper avec des espaces ordinaires.'
    return [{ line: index + 1, column, rule: 'retrait-invalide', message }]
  })
}

/** Values that YAML cuts at a « # », or that a remark follows: the rest of the line would be lost in silence. */
function cutValues(document: Document.Parsed, yaml: string, at: (offset: number) => Position): YamlFault[] {
  const faults: YamlFault[] = []
  visit(document, {
    Scalar(_, { range }) {
      const remark = range && /^[ \t]*#.*/.exec(yaml.slice(range[1]))?.[0]
      if (!range || !remark) return
      const start = range[1] + remark.length - remark.trimStart().length
      faults.push({
        ...at(start),
        rule: 'yaml-invalide',
        message: `« ${shortened(remark.trim())} » ne serait pas lu : « # » après une espace fait ignorer la fin de la ligne. Mettre toute la valeur entre guillemets droits, ou supprimer ces mots.`,
      })
    },
  })
  return faults
}

const aliasMessage =
  'Un texte qui commence par « & » ou « * » est lu comme une ancre ou un alias YAML, que le site refuse. Mettre la valeur entre guillemets droits, ou la récrire en entier.'

/** Where the first anchor or alias stands. */
function firstAlias(document: Document.Parsed): number | undefined {
  let offset: number | undefined
  visit(document, {
    Alias(_, node) {
      offset = node.range?.[0]
      return visit.BREAK
    },
    Value(_, node) {
      if (!node.anchor || !node.range) return undefined
      // The range of a node leaves out its anchor.
      offset = node.range[0] - node.anchor.length - 2
      return visit.BREAK
    },
  })
  return offset
}

function faultsOfKeys(document: Document.Parsed, at: (offset: number) => Position): YamlFault[] {
  const faults: YamlFault[] = []
  visit(document, {
    Map(_, map) {
      const seen = new Map<unknown, number>()
      for (const { key } of map.items) {
        if (!isNode(key) || !key.range) continue
        const line = isScalar(key) ? seen.get(key.value) : undefined
        if (!isScalar(key)) {
          const message = 'Le nom d’un champ est un mot simple. Écrire « champ: valeur ».'
          faults.push({ ...at(key.range[0]), rule: 'yaml-invalide', message })
        } else if (line === undefined) seen.set(key.value, at(key.range[0]).line)
        else
          faults.push({
            ...at(key.range[0]),
            rule: 'champ-en-double',
            message: `Le champ « ${String(key.value)} » est déjà écrit à la ligne ${line}. N’en garder qu’un.`,
          })
      }
    },
  })
  return faults
}

function explain(error: YAMLError, lines: readonly string[], place: Position, found: string): YamlFault {
  const written = lines[place.line - 1] ?? ''
  const value = written.slice(place.column - 1)
  const tell = (rule: Problem['rule'], message: string, position = place): YamlFault => ({
    ...position,
    rule,
    message,
  })
  const [hard] = hardIndents(lines.slice(0, place.line))
  if (hard) return hard
  if (error.code === 'TAB_AS_INDENT') {
    return tell('retrait-invalide', 'Le retrait est fait avec une tabulation. La remplacer par des espaces.')
  }
  const open = openSign(lines, place.line)
  if (open) return { ...open, rule: 'signe-non-ferme' }
  switch (error.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW': {
      if (/^[“”„‘’]/.test(value)) return tell('guillemets-courbes', curlyQuotes)
      const whole = error.code === 'BLOCK_IN_FLOW' ? found : value
      if (/:(?:\s|$)/.test(whole)) {
        return tell(
          'deux-points-ambigu',
          `Dans « ${shortened(whole.trim())} », le deux-points suivi d’une espace est lu comme la fin d’un nom de champ. Mettre toute la valeur entre guillemets droits : ${quotedYaml(whole.trim())}`,
        )
      }
      const next = lines.findIndex((line, index) => index >= place.line && line.trim() !== '')
      if (next === -1) break
      return tell('retrait-invalide', misaligned, startOfText(lines[next] ?? '', next + 1))
    }
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
    case 'MISSING_CHAR': {
      const glued = /^\s*(?:- +)?[\p{L}\d_-]+ ?:(?![ \t]|$)/u.exec(written)?.[0]
      if (glued !== undefined) {
        const space = /^[\u00A0\u202F]/.test(written.slice(glued.length))
          ? 'L’espace qui suit le deux-points est insécable. La remplacer par une espace ordinaire.'
          : 'Il manque une espace après le deux-points.'
        return tell('yaml-invalide', `${space} Écrire « champ: valeur ».`, {
          line: place.line,
          column: glued.length,
        })
      }
      const start = startOfText(written, place.line)
      if (/^\s*(?:- +)?[\p{L}\d_-]+ ?:(?:\s|$)/u.test(written))
        return tell('retrait-invalide', misaligned, start)
      return tell(
        'yaml-invalide',
        `« ${shortened(written.trim())} » n’a pas la forme « champ: valeur ». Si c’est un champ, écrire son deux-points ; si c’est la suite d’une valeur, mettre la ligne en retrait ; si c’est déjà le texte, mettre une ligne « --- » avant lui.`,
        start,
      )
    }
    case 'BAD_INDENT':
      return tell('retrait-invalide', misaligned, startOfText(written, place.line))
    case 'BAD_DQ_ESCAPE':
      return tell(
        'yaml-invalide',
        'Entre guillemets droits, la barre « \\ » n’est pas un signe ordinaire. Dans un chemin, écrire « / » ; ailleurs, retirer les guillemets ou doubler la barre.',
      )
    case 'BAD_ALIAS':
      return tell('yaml-alias', aliasMessage)
    case 'MULTIPLE_DOCS':
      return tell(
        'yaml-invalide',
        'Une ligne « ... » ou « --- » coupe l’en-tête avant cette ligne. La supprimer.',
      )
  }
  if (found === ',') return tell('yaml-invalide', 'Cette virgule ne sépare rien. La supprimer.')
  if (/:\s+[>|][-+]?\s+\S/.test(written)) {
    return tell(
      'yaml-invalide',
      `Après « ${written.includes('>') ? '>' : '|'} », le texte commence à la ligne suivante, en retrait. Aller à la ligne, ou retirer ce signe.`,
    )
  }
  const field = /^\s*(?:- +)?[\p{L}\d_-]+ ?: +(\S.*)$/u.exec(written)?.[1]
  return field === undefined
    ? tell(
        'yaml-invalide',
        `« ${shortened(written.trim())} » n’est pas compris à partir d’ici. Mettre entre guillemets droits toute valeur qui contient un de ces signes : # [ ] { } , & * ! | > ' " % @ \``,
      )
    : tell(
        'yaml-invalide',
        `Une valeur ne peut pas s’écrire « ${shortened(field)} », à cause de ses signes. La mettre entre guillemets droits : ${quotedYaml(field)}`,
        { line: place.line, column: written.length - field.length + 1 },
      )
}

const misaligned =
  'Le retrait de cette ligne ne correspond pas à celui des lignes voisines. Commencer les champs d’un même groupe à la même colonne, et ceux d’un groupe intérieur deux espaces plus loin.'

/** Said of a value that begins or ends with such quotes, wherever that is noticed. */
export const curlyQuotes =
  'Les guillemets “ ” et ‘ ’ ne sont pas de ceux qui entourent une valeur. Écrire des guillemets droits, "…", ou des guillemets « … » si les lecteurs doivent les voir.'

/** The value in the quotes that YAML understands and that the value itself does not contain. */
export function quotedYaml(value: string): string {
  return /["\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function startOfText(written: string, line: number): Position {
  return { line, column: Math.max(written.search(/\S/), 0) + 1 }
}
