import { Socket } from 'node:net'

/** Whatever is written in one turn of the event loop leaves in one system call: one a flight, not one a statement. */
export function packingSocket(): Socket {
  const socket = new Socket()
  const write = socket.write.bind(socket)
  let packing = false
  // Not before: connecting puts the socket's own `write` back.
  socket.once('connect', () => {
    socket.write = ((...given: Parameters<typeof write>) => {
      if (!packing) {
        packing = true
        socket.cork()
        process.nextTick(() => {
          packing = false
          socket.uncork()
        })
      }
      return write(...given)
    }) as typeof socket.write
  })
  return socket
}
