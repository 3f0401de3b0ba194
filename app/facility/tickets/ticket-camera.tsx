'use client';

import { Camera, CameraOff } from 'lucide-react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';

/** https://wicg.github.io/shape-detection-api/ – in Chromium on Android, ChromeOS and macOS. */
declare class BarcodeDetector {
  constructor(options: { formats: readonly string[] });
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

export interface CameraTexts {
  readonly camera: string;
  readonly cameraStop: string;
  readonly cameraOn: string;
  readonly cameraNone: string;
  readonly cameraRefused: string;
}

interface TicketCameraProps {
  readonly texts: CameraTexts;
  onCode(code: string): void;
}

const betweenLooksMs = 150;
const never = () => () => undefined;
const canScan = () => 'BarcodeDetector' in globalThis && navigator.mediaDevices !== undefined;

/** Reads a ticket's QR code by the phone's camera where the browser can; elsewhere it says to type. */
export function TicketCamera({ texts, onCode }: TicketCameraProps) {
  const able = useSyncExternalStore(never, canScan, () => null);
  const [state, setState] = useState<'off' | 'on' | 'refused'>('off');
  if (able === null) return null;
  if (!able) return <p className="text-[0.9375rem] text-ink-soft">{texts.cameraNone}</p>;
  const isOn = state === 'on';
  const Icon = isOn ? CameraOff : Camera;
  return (
    <div className="flex flex-col gap-3">
      <Button
        look="outline"
        className="min-h-16 w-full text-[1.125rem]"
        icon={<Icon aria-hidden className="size-6" />}
        onClick={() => setState(isOn ? 'off' : 'on')}
      >
        {isOn ? texts.cameraStop : texts.camera}
      </Button>
      <div aria-live="polite">
        {isOn ? <p>{texts.cameraOn}</p> : null}
        {state === 'refused' ? <p className="text-bad">{texts.cameraRefused}</p> : null}
      </div>
      {isOn ? (
        <Viewfinder
          onRefused={() => setState('refused')}
          onCode={(code) => {
            setState('off');
            onCode(code);
          }}
        />
      ) : null}
    </div>
  );
}

interface ViewfinderProps {
  onCode(code: string): void;
  onRefused(): void;
}

function Viewfinder(props: ViewfinderProps) {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const ended = new AbortController();
    if (video.current !== null) {
      look(video.current, ended.signal)
        .then((code) => code !== null && latest.current.onCode(code))
        .catch(() => !ended.signal.aborted && latest.current.onRefused());
    }
    return () => ended.abort();
  }, []);
  return (
    <video ref={video} muted playsInline className="aspect-square w-full rounded-12 bg-black object-cover">
      <track kind="captions" />
    </video>
  );
}

/** Watches the camera until it sees a QR code or is stopped; the camera is off afterwards. */
async function look(video: HTMLVideoElement, signal: AbortSignal): Promise<string | null> {
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  try {
    video.srcObject = stream;
    await video.play();
    while (!signal.aborted) {
      const [found] = await detector.detect(video);
      if (found !== undefined) return found.rawValue;
      await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
    }
    return null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
