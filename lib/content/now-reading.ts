/** The name of the file that is being read, in memory that other threads see; empty where all of them are compared. */
export const nameOfFile = new SharedArrayBuffer(4096)

/** Says which file is read from now on, so that one whose reading does not end can be named by what ends it. */
export function nowReading(file: string): void {
  const name = Buffer.from(nameOfFile)
  name.fill(0)
  name.write(file)
}
