import { type DragEvent, useState } from 'react';

/** What makes an element take files that are dropped on it; `over` while some are held above. @param may nothing is taken without */
export function useFileDrop(onFiles: (files: readonly File[]) => void, may = true) {
  const [over, setOver] = useState(false);
  const hasFile = (event: DragEvent) => may && event.dataTransfer.types.includes('Files');
  return {
    over,
    dropping: {
      onDragEnter(event: DragEvent) {
        if (hasFile(event)) setOver(true);
      },
      onDragOver(event: DragEvent) {
        if (hasFile(event)) event.preventDefault();
      },
      onDragLeave(event: DragEvent) {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
          setOver(false);
      },
      onDrop(event: DragEvent) {
        if (!hasFile(event)) return;
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      },
    },
  };
}
