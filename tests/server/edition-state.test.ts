import { beforeEach, describe, expect, test } from 'vitest'
import type { Fault, FaultKind } from '../../lib/edition/fault'
import { EditionState } from '../../lib/server/edition-state'

let now: number
beforeEach(() => {
  now = Date.parse('2026-11-23T08:00:00Z')
})

const later = (seconds: number) => {
  now += seconds * 1_000
}
const fault = (kind: FaultKind): Fault => ({ kind, reason: `Une faute (${kind}).`, report: '' })
const stateWith = (maxOutdated?: number) =>
  new EditionState({
    now: () => now,
    ...(maxOutdated === undefined ? {} : { maxOutdated: maxOutdated * 1_000 }),
  })

describe('the state of the edition', () => {
  test('is composing while one is made, and ok before and after', () => {
    const state = stateWith()
    expect(state.health()).toEqual({ ready: true, state: 'ok', since: new Date(now) })
    later(10)
    state.begin()
    expect(state.health()).toEqual({
      ready: true,
      state: 'composing',
      since: new Date(now),
      outdatedSince: new Date(now),
    })
    later(1)
    state.succeed()
    expect(state.health()).toEqual({ ready: true, state: 'ok', since: new Date(now) })
  })

  test('stays degraded, since the first failure, until an edition is made', () => {
    const state = stateWith()
    state.begin()
    const failed = now
    const nextTry = new Date(now + 1_000)
    state.fail(fault('machine'), nextTry)
    expect(state.health()).toMatchObject({
      state: 'degraded-machine',
      reason: 'Une faute (machine).',
      nextTry,
    })
    later(1)
    state.begin()
    expect(state.health()).not.toHaveProperty('nextTry')
    state.fail(fault('machine'))
    expect(state.health()).toMatchObject({ since: new Date(failed), outdatedSince: new Date(failed) })
    state.begin()
    state.succeed()
    expect(state.health()).toEqual({ ready: true, state: 'ok', since: new Date(now) })
  })

  test('says that the newest edition was damaged until there is one again', () => {
    const state = stateWith(60)
    state.fallBack()
    later(61)
    state.begin()
    expect(state.health()).toMatchObject({ state: 'degraded-edition', ready: false })
    state.fail(fault('content'))
    expect(state.health()).toMatchObject({ state: 'degraded-content', ready: false })
    state.succeed()
    expect(state.health().ready).toBe(true)
  })

  test('that is closing says so to the end', () => {
    const state = stateWith()
    state.close()
    state.begin()
    state.fail(fault('machine'))
    expect(state.health()).toMatchObject({ state: 'closing', ready: false })
  })
})

describe('a server is ready', () => {
  test('for as long as an outdated edition may be served', () => {
    const state = stateWith(600)
    state.begin()
    state.fail(fault('machine'))
    later(600)
    expect(state.health().ready).toBe(true)
    later(1)
    expect(state.health().ready).toBe(false)
    state.succeed()
    expect(state.health().ready).toBe(true)
  })

  test('for ever where no limit is set', () => {
    const state = stateWith()
    state.begin()
    state.fail(fault('machine'))
    later(1_000_000)
    expect(state.health().ready).toBe(true)
  })

  test('when the content is refused: no replica can have a newer edition', () => {
    const state = stateWith(600)
    state.begin()
    state.fail(fault('content'))
    later(1_000_000)
    expect(state.health()).toMatchObject({ ready: true, state: 'degraded-content' })
    expect(state.health()).not.toHaveProperty('outdatedSince')
  })
})
