// Loaded into the process that run-node.mjs starts: when that one is killed, nobody would pass signals on any more,
// so this one asks itself to stop in order. Its own children inherit the option but have another parent.
if (process.channel && process.env.YUHENG_PARENT === String(process.ppid)) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
