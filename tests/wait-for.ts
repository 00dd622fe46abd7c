import { vi } from 'vitest'
import { patience } from './patience'

/** Looks again and again, every 50 milliseconds unless told otherwise, until nothing is thrown; gives what came then. */
export function waitFor<Found>(look: () => Found | Promise<Found>, interval = 50): Promise<Found> {
  return vi.waitFor(look, { ...patience, interval })
}
