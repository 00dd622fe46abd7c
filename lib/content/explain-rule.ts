import { type RuleExample, ruleExamples } from './rule-examples'
import { type RuleId, rules } from './rules'

const places: Record<RuleExample['in'], string> = {
  texte: 'dans un texte',
  'publication.md': 'dans l’en-tête de publication.md',
  'villes/vaubrumeuse.md': 'dans l’en-tête d’une fiche de villes/',
  fichier: 'un fichier entier',
  dossier: 'dans le dossier du contenu',
}

/** The help of a rule: what it asks for, how it weighs, and what is wrong and right. */
export function explainRule(id: RuleId): string {
  const { severity, meaning } = rules[id]
  const { in: where, wrong, right } = ruleExamples[id]
  const weight =
    severity === 'error'
      ? 'C’est une erreur : tant qu’elle reste, rien n’est publié, et les lecteurs gardent la dernière bonne version.'
      : 'C’est un avertissement : il n’empêche pas de publier.'
  return [
    `${id}\n`,
    `${meaning}\n${weight}\n`,
    `Faux (${places[where]}) :\n${indented(wrong)}\n`,
    `Juste :\n${indented(right)}`,
  ].join('\n')
}

/** An example of several lines as it is written, and one long line cut short. */
function indented(example: string): string {
  if (example === '') return '    (rien)'
  return example
    .split('\n')
    .map((line) => `    ${line.length > 90 ? `${line.slice(0, 90)}…` : line}`)
    .join('\n')
}
