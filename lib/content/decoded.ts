/** A part of an address as the browser reads it; one with a wrong « % » stays as it is written. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
