import { contentKinds } from '../content-kinds'
import { fieldsOf } from './fields'

/** What a field is, in each kind of file that has it; nothing where none has. Name or path: `cle`, `sources[].cle`. */
export function explainField(wanted: string): string | undefined {
  const found = contentKinds.flatMap((kind) =>
    fieldsOf(kind)
      .filter(({ path }) => path === wanted || nameOf(path) === wanted)
      .map(({ path, isRequired, description, example }) =>
        [
          `${path}, dans ${kind.files}${isRequired ? ' (obligatoire)' : ''}`,
          `  ${description}.`,
          `  Exemple : ${example}`,
        ].join('\n'),
      ),
  )
  return found.length > 0 ? found.join('\n\n') : undefined
}

/** The names of all fields. */
export function fieldNames(): string[] {
  return [...new Set(contentKinds.flatMap((kind) => fieldsOf(kind).map(({ path }) => nameOf(path))))]
}

function nameOf(path: string): string {
  return path.replace(/^.*\./, '')
}
