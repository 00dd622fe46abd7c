import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ensureInstalled, missingPackage } from '../../lib/commands/install.mjs'
import { projectFolder, writeFiles } from './project-folder'

interface Package {
  readonly version: string
  readonly integrity: string
  readonly dev?: boolean
  readonly optional?: boolean
}

const react = { version: '19.3.1', integrity: 'sha512-r' }
const vitest = { version: '4.1.12', integrity: 'sha512-v', dev: true }
const forMac = { version: '16.4.6', integrity: 'sha512-m', optional: true }

const lockFile = (packages: Readonly<Record<string, Package>>): string => {
  const byPath = Object.entries(packages).map(([name, entry]) => [`node_modules/${name}`, entry])
  return JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...Object.fromEntries(byPath) } })
}

/** As npm leaves a folder: the packages, then the list of them. */
const install = (folder: string, packages: Readonly<Record<string, Package>>): void =>
  writeFiles(folder, {
    ...Object.fromEntries(Object.keys(packages).map((name) => [`node_modules/${name}/package.json`, '{}'])),
    'node_modules/.package-lock.json': lockFile(packages),
  })

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue()
})

describe('whether the packages are there', () => {
  test('on a fresh clone they are not', () => {
    expect(missingPackage(projectFolder({ 'package-lock.json': lockFile({ react }) }), true)).toBe('react')
  })

  test('after npm ci they are, whoever ran it, without the packages for other systems', () => {
    const folder = projectFolder({
      'package-lock.json': lockFile({ react, vitest, '@next/swc-darwin-arm64': forMac }),
    })
    install(folder, { react, vitest })
    expect(missingPackage(folder, true)).toBeUndefined()
  })

  test.each([
    ['another version', { ...react, version: '19.3.2' }],
    ['other bytes of the same version', { ...react, integrity: 'sha512-x' }],
  ])('a lock file that asks for %s makes them be installed again', (_, wanted) => {
    const folder = projectFolder({ 'package-lock.json': lockFile({ react: wanted }) })
    install(folder, { react })
    expect(missingPackage(folder, true)).toBe('react')
  })

  test('an installation that was cut short does not count, though the package is there', () => {
    const folder = projectFolder({ 'package-lock.json': lockFile({ react }) })
    writeFiles(folder, { 'node_modules/react/package.json': '{}' })
    expect(missingPackage(folder, true)).toBe('react')
  })

  test('a package whose folder was deleted is missed', () => {
    const folder = projectFolder({ 'package-lock.json': lockFile({ react, vitest }) })
    install(folder, { react, vitest })
    rmSync(join(folder, 'node_modules/vitest'), { recursive: true })
    expect(missingPackage(folder, true)).toBe('vitest')
  })

  test('a server that only runs does without the packages for building and testing', () => {
    const folder = projectFolder({ 'package-lock.json': lockFile({ react, vitest }) })
    install(folder, { react })
    expect(missingPackage(folder, false)).toBeUndefined()
    expect(missingPackage(folder, true)).toBe('vitest')
  })
})

describe('installing', () => {
  test('nothing is run when everything is there', async () => {
    const folder = projectFolder({ 'package-lock.json': lockFile({ react }) })
    install(folder, { react })
    const npm = vi.fn(async () => 0)
    await ensureInstalled(folder, { tools: true, install: npm })
    expect(npm).not.toHaveBeenCalled()
    expect(console.error).not.toHaveBeenCalled()
  })

  test('two commands that start at once install once', async () => {
    const folder = projectFolder({ 'package-lock.json': lockFile({ react }) })
    const npm = vi.fn(async () => {
      install(folder, { react })
      return 0
    })
    await Promise.all([1, 2].map(() => ensureInstalled(folder, { tools: true, install: npm })))
    expect(npm).toHaveBeenCalledTimes(1)
  })

  test('a failure is one French sentence that says what to do, and the next command tries again', async () => {
    const folder = projectFolder({ 'package-lock.json': lockFile({ react }) })
    await expect(ensureInstalled(folder, { tools: true, install: async () => 1 })).rejects.toThrow(
      "L'installation a échoué (npm ci, statut 1). Si le registre npm n'a pas répondu, rétablir la connexion ; si npm dit que package-lock.json ne suit pas package.json, lancer « npm install » ; puis relancer la commande.",
    )
    const npm = vi.fn(async () => {
      install(folder, { react })
      return 0
    })
    await ensureInstalled(folder, { tools: true, install: npm })
    expect(npm).toHaveBeenCalledTimes(1)
  })

  test("a package that npm's settings leave out is named", async () => {
    const folder = projectFolder({ 'package-lock.json': lockFile({ react, vitest }) })
    const npm = async () => {
      install(folder, { react })
      return 0
    }
    await expect(ensureInstalled(folder, { tools: true, install: npm })).rejects.toThrow(
      "npm ci s'est terminé sans installer « vitest »",
    )
  })
})
