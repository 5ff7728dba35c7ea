import { useEffect, useState } from 'react';

interface BlobImageProps {
  readonly blob: Blob;
  /** Side in CSS pixels. */
  readonly size: number;
  readonly alt?: string;
  readonly className?: string | undefined;
}

/** A picture that is in memory only; its address is given back when it goes. */
export function BlobImage({ blob, size, alt = '', className }: BlobImageProps) {
  const [url, setUrl] = useState<string | undefined>();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return <img src={url} alt={alt} className={className} width={size} height={size} draggable={false} />;
}
