/** What the supervisor gives a launcher: the module named by `ServerSpec.launcher`. */
export interface LaunchRequest {
  /** Folder of this server inside the data folder; exists, mode 0700. */
  readonly folder: string
  /** Free at this moment; another one is given when the launch fails and is tried again. */
  readonly port: number
  /** Random, 32 bytes in hexadecimal, made once for the folder and kept in it. */
  readonly secret: string
  /** File descriptor for the server's output. */
  readonly log: number
}

/** A server that answers. */
export interface Launched {
  readonly pid: number
  readonly user: string
  readonly password: string
  /** Ends it in good order. */
  readonly stopSignal: NodeJS.Signals
}

export interface Launcher {
  /** Starts the server on 127.0.0.1 and resolves when it answers. @throws with the reason when it does not. */
  launch(request: LaunchRequest): Promise<Launched>
}
