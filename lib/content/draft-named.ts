import type { Problem } from './problem'

/** What to say where something that is published names a draft; `lead` says what does: « Le lien « /x » mène à ». */
export function draftNamed(lead: string): Pick<Problem, 'rule' | 'message'> {
  return {
    rule: 'lien-vers-un-brouillon',
    message: `${lead} un brouillon, que les lecteurs ne verront pas. Le publier (supprimer la ligne « brouillon: true » de son fichier), ou retirer ce qui le nomme.`,
  }
}
