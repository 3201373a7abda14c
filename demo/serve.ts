/** Runs the demo web until it is interrupted: `node --import tsx demo/serve.ts --port 8080 --serve DIR`. */
import { parseArgs } from 'node:util';
import { startDemoWeb } from './server.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, serve: { type: 'string', multiple: true, default: [] } },
});
const web = await startDemoWeb({ port: Number(values.port), serve: values.serve });
process.stdout.write(`${web.connectTo}\n`);

const stop = (): void => void web.close();
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
