import { beforeEach, describe, expect, test, vi } from 'vitest'
import { findBrowser } from '../../lib/commands/browser.mjs'
import { installedBrowsers } from '../../lib/commands/browser-places.mjs'

/** A machine where the named browsers start; « own » is Playwright's. */
function machine({
  working = [] as string[],
  installed = [] as string[],
  downloads = false,
  packages = undefined as boolean | undefined,
}) {
  const starts = new Set(working)
  const present = [...installed]
  return {
    chosen: undefined as string | undefined,
    installed: () => present,
    fault: async (path = 'own') => (starts.has(path) ? undefined : 'ne démarre pas'),
    args: ['--no-sandbox'],
    downloadOwn: vi.fn(async () => {
      if (downloads) starts.add('own')
      return downloads ? 0 : 1
    }),
    installPackage:
      packages === undefined
        ? undefined
        : vi.fn(async () => {
            if (packages) {
              starts.add('/usr/bin/chromium')
              present.push('/usr/bin/chromium')
            }
            return packages ? 0 : 100
          }),
  }
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue()
})

describe('the browser of the tests', () => {
  test("is Playwright's own where it is installed", async () => {
    const here = machine({ working: ['own', '/usr/bin/chromium'], installed: ['/usr/bin/chromium'] })
    await expect(findBrowser(here)).resolves.toEqual({ args: ['--no-sandbox'] })
    expect(here.downloadOwn).not.toHaveBeenCalled()
  })

  test('else the first one of the system that starts', async () => {
    const here = machine({
      installed: ['/usr/bin/chromium', '/usr/bin/google-chrome'],
      working: ['/usr/bin/google-chrome'],
    })
    await expect(findBrowser(here)).resolves.toEqual({
      executablePath: '/usr/bin/google-chrome',
      args: ['--no-sandbox'],
    })
    expect(here.downloadOwn).not.toHaveBeenCalled()
  })

  test("else Playwright's own, downloaded", async () => {
    const here = machine({ downloads: true, packages: true })
    await expect(findBrowser(here)).resolves.toEqual({ args: ['--no-sandbox'] })
    expect(here.installPackage).not.toHaveBeenCalled()
  })

  test('else the package of Debian', async () => {
    const here = machine({ packages: true })
    await expect(findBrowser(here)).resolves.toMatchObject({ executablePath: '/usr/bin/chromium' })
  })

  test.each([undefined, false])(
    'else a message says what was tried and what to do (package: %s)',
    async (packages) => {
      const here = machine({ installed: ['/snap/bin/chromium'], packages })
      await expect(findBrowser(here)).rejects.toThrow(
        [
          "Aucun navigateur ne démarre : installer Chromium ou Google Chrome, ou donner dans BROWSER_PATH le chemin de l'un d'eux, puis relancer « npm test ».",
          '  celui de Playwright : ne démarre pas',
          '  /snap/bin/chromium : ne démarre pas',
        ].join('\n'),
      )
    },
  )

  test('is the one that BROWSER_PATH names, and no other', async () => {
    const here = machine({ working: ['own', '/opt/chrome'] })
    await expect(findBrowser({ ...here, chosen: '/opt/chrome' })).resolves.toMatchObject({
      executablePath: '/opt/chrome',
    })
    await expect(findBrowser({ ...here, chosen: '/opt/absent' })).rejects.toThrow(
      'Le navigateur que nomme BROWSER_PATH ne démarre pas :\n  /opt/absent : ne démarre pas',
    )
  })
})

describe('the browsers that are installed', () => {
  const find = (platform: NodeJS.Platform, env: Record<string, string>, present: string[]) =>
    installedBrowsers({
      platform,
      env: { NODE_ENV: 'test', ...env },
      exists: (path) => present.includes(path),
    })

  test('those of the PATH come first, each once', () => {
    expect(
      find('linux', { PATH: '/home/lea/bin::/usr/bin' }, [
        '/usr/bin/google-chrome',
        '/usr/bin/chromium',
        '/home/lea/bin/chrome',
        '/snap/bin/chromium',
      ]),
    ).toEqual(['/home/lea/bin/chrome', '/usr/bin/chromium', '/usr/bin/google-chrome', '/snap/bin/chromium'])
  })

  test('applications of macOS are found, those of the person too', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    const own = '/Users/lea/Applications/Chromium.app/Contents/MacOS/Chromium'
    expect(find('darwin', { PATH: '/usr/bin', HOME: '/Users/lea' }, [chrome, own])).toEqual([chrome, own])
  })

  test('programs of Windows are found', () => {
    const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
    const tool = 'D:\\outils\\chromium.exe'
    const env = { Path: 'C:\\Windows;D:\\outils', PROGRAMFILES: 'C:\\Program Files' }
    expect(find('win32', env, [chrome, tool])).toEqual([tool, chrome])
  })
})
