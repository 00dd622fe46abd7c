import { abortedConnections } from './aborted-connections'
import { composerKilled } from './composer-killed'
import { composerKilledTwice } from './composer-killed-twice'
import { contentAway } from './content-away'
import { damagedEdition } from './damaged-edition'
import { damagedOriginal } from './damaged-original'
import { disk } from './disk'
import { edits } from './edits'
import { handedOverSockets } from './handed-over-sockets'
import { hostileRequests } from './hostile-requests'
import { log } from './log'
import { openFiles } from './open-files'
import { replicas } from './replicas'
import { serverKilled } from './server-killed'
import { slowClients } from './slow-clients'
import { stopping } from './stopping'
import type { Scenario } from './trial'
import { twoSites } from './two-sites'

/** All that is tried, in the order in which it is. */
export const scenarios: readonly Scenario[] = [
  hostileRequests,
  handedOverSockets,
  abortedConnections,
  slowClients,
  log,
  stopping,
  damagedEdition,
  damagedOriginal,
  contentAway,
  disk,
  openFiles,
  composerKilledTwice,
  twoSites,
  replicas,
  serverKilled,
  composerKilled,
  edits,
]
