/** Whether a stream is a terminal that wants colours (https://no-color.org). */
export function showsColours(
  stream: NodeJS.WriteStream,
  env: Record<string, string | undefined> = process.env,
): boolean {
  if (env.NO_COLOR) return false
  return Boolean(env.FORCE_COLOR) || (stream.isTTY === true && env.TERM !== 'dumb')
}
