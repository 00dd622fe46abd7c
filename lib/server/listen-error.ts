/** The server could not take its port. Its message is one French sentence that says what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
}

/** What stands behind a failure to listen, said to the person who starts the server. */
export function listenError(cause: NodeJS.ErrnoException, port: number, host: string): ListenError {
  const another = port < 65_535 ? port + 1 : port - 1
  const sentences: Record<string, string> = {
    EADDRINUSE: `Le port ${port} est déjà pris sur ${host} : arrêter le programme qui l’occupe, ou choisir un autre port, par exemple PORT=${another}.`,
    EACCES: `Le port ${port} est réservé à l’administrateur de la machine : choisir un port à partir de 1024, par exemple PORT=8080.`,
    EADDRNOTAVAIL: `HOST vaut « ${host} », qui n’est pas une adresse de cette machine : écrire HOST=127.0.0.1 pour elle seule, ou HOST=0.0.0.0 pour le réseau.`,
    ENOTFOUND: `HOST vaut « ${host} », un nom que cette machine ne connaît pas : écrire une adresse, par exemple HOST=127.0.0.1.`,
  }
  const sentence = sentences[cause.code ?? '']
  return new ListenError(sentence ?? `Impossible d’écouter sur ${host}, port ${port} : ${cause.message}`, {
    cause,
  })
}
