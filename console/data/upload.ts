import { tellRefusal } from './refusals.ts';
import { address, type Query, RequestProblem, readProblem } from './request.ts';

/**
 * Sends a file as the body of a POST and says how far it is (0 to 1).
 * XMLHttpRequest, because fetch does not tell the progress of an upload.
 */
export function upload<T>(
  path: string,
  query: Query,
  file: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address(path, query));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      tellRefusal(request.status);
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else reject(new RequestProblem(request.status, readProblem(request.responseText)));
    });
    request.addEventListener('error', () => reject(new RequestProblem(0, null)));
    request.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
