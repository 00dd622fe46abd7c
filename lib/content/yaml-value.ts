import { quotedYaml } from './yaml-faults'

/** A value as YAML writes it on one line. */
export function yamlValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yamlValue).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([name, item]) => `${name}: ${yamlValue(item)}`)
    return `{ ${pairs.join(', ')} }`
  }
  const text = String(value)
  return /[:#[\]{},]|^[-&*!|>'"%@`]|^\d{5,}$/.test(text) ? quotedYaml(text) : text
}
