import { watchWorker } from '../guard/outside-requests.ts';
import { type ConvertRequest, convert } from './converter-service.ts';

watchWorker();
self.addEventListener('message', async ({ data }: MessageEvent<ConvertRequest>) => {
  const answer = await convert(data);
  self.postMessage(answer, { transfer: answer.ok ? [answer.bitmap] : [] });
});
