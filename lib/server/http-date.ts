/*
 * Date.parse would take « 2013 » or « juin 5 » for a date; a condition with a date that is not an HTTP-date has to be
 * ignored instead (RFC 9110, 13.1.3 and 13.1.4).
 */
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const time = String.raw`(?<time>\d{2}:\d{2}:\d{2})`
const forms = [
  // IMF-fixdate: Sun, 06 Nov 1994 08:49:37 GMT
  new RegExp(String.raw`^\w{3}, (?<day>\d{2}) (?<month>\w{3}) (?<year>\d{4}) ${time} GMT$`),
  // RFC 850: Sunday, 06-Nov-94 08:49:37 GMT
  new RegExp(String.raw`^\w{6,9}, (?<day>\d{2})-(?<month>\w{3})-(?<year>\d{2}) ${time} GMT$`),
  // asctime: Sun Nov  6 08:49:37 1994
  new RegExp(String.raw`^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) ${time} (?<year>\d{4})$`),
]

/** The instant of an HTTP-date in any of its three forms (RFC 9110, 5.6.7), in milliseconds; `undefined` for anything else. */
export function parseHttpDate(value: string): number | undefined {
  for (const form of forms) {
    const parts = form.exec(value)?.groups
    if (!parts) continue
    const { day = '', month = '', year = '', time = '' } = parts
    const number = months.indexOf(month) + 1
    const date = `${fullYear(year)}-${String(number).padStart(2, '0')}-${day.trim().padStart(2, '0')}`
    const instant = Date.parse(`${date}T${time}Z`)
    // Date.parse makes 2 March of 30 February.
    const exists = number > 0 && !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(date)
    return exists ? instant : undefined
  }
  return undefined
}

/** Two digits that would lie more than fifty years ahead mean the century before. */
function fullYear(year: string): string {
  if (year.length === 4) return year
  const now = new Date().getUTCFullYear()
  const near = now - (now % 100) + Number(year)
  return String(near > now + 50 ? near - 100 : near)
}
