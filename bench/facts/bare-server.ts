// The floor of HTTP, a process of its own: fastify as the server uses it, answering a constant the size of an entity.
import fastify from 'fastify';
import { sensor } from './made-request.ts';

const port = Number(process.argv[2]);
const constant = JSON.stringify(sensor(0));
const app = fastify({ routerOptions: { maxParamLength: 2048 }, forceCloseConnections: true });
app.get('/', (_request, reply) => reply.type('application/json').send(constant));
await app.listen({ host: '127.0.0.1', port });
process.stdout.write('ready\n');
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
