import { use, useState } from 'react';
import type { Face } from '../../../faces/face.ts';
import type { AppState } from '../../../store/app-state.ts';
import { useLanguage, useText } from '../../i18n.ts';
import { Menu } from '../../Menu.tsx';
import { photoOf } from '../../photos/photo-of.ts';
import { saveBlob } from '../../save-file.ts';
import { useGetState } from '../../use-app.ts';
import { dotRadius } from '../draw-dots.ts';
import { makeTilePicture } from '../make-tile-picture.ts';
import { createMapPainter } from '../map-painter.ts';
import { type MapScene, MapSceneContext } from '../map-scene.ts';
import { tileGeometry } from '../tile-geometry.ts';
import { schemeOf } from './colorings.ts';
import { dataUrl } from './data-url.ts';
import css from './MapTools.module.css';
import { mapPng, PNG_DENSITY } from './map-png.ts';
import { mapSvg } from './map-svg.ts';
import type { PictureWords } from './picture-layout.ts';
import { pictureWords } from './picture-words.ts';
import { useMapOptionsStore } from './use-map-options.ts';

/**
 * Saves the present view of the map with its legend, as PNG or as SVG.
 * @param isFlat whether its two buttons stand by themselves and not in a menu
 */
export function SaveMap({ isFlat = false }: { readonly isFlat?: boolean }) {
  const t = useText();
  const language = useLanguage();
  const getState = useGetState();
  const drawn = use(MapSceneContext);
  const options = useMapOptionsStore();
  const [outcome, setOutcome] = useState<'done' | 'failed' | null>(null);

  async function save(ending: 'png' | 'svg'): Promise<void> {
    if (drawn.current === null) {
      setOutcome('failed');
      return;
    }
    const scene: MapScene = {
      ...drawn.current,
      // the places are written over when the camera moves, and a picture takes a moment
      points: drawn.current.points.slice(),
      hovered: -1,
      spotlight: null,
      selected: [],
    };
    const state = getState();
    const { coloring, filter } = options.get();
    const colored = schemeOf(state, coloring).color(state, filter.keys);
    const words = pictureWords(t, language, state, colored, filter);
    try {
      const blob = await (ending === 'png' ? pngOf(scene, words, state) : svgOf(scene, words, state));
      saveBlob(`${t('mapTools.save.name')}.${ending}`, blob);
      setOutcome('done');
    } catch {
      setOutcome('failed');
    }
  }

  const buttons = (['png', 'svg'] as const).map((ending) => (
    <button key={ending} type="button" className={isFlat ? 'button small' : ''} onClick={() => save(ending)}>
      {t(`mapTools.save.${ending}`)}
    </button>
  ));
  return (
    <>
      {isFlat ? buttons : <Menu label={t('mapTools.save.menu')}>{buttons}</Menu>}
      <span className={css['outcome']} role="status" data-outcome={outcome}>
        {outcome !== null && t(`mapTools.save.${outcome}`)}
      </span>
    </>
  );
}

async function svgOf(scene: MapScene, words: PictureWords, state: AppState): Promise<Blob> {
  const thumbnails = await ofEach(scene.thumbnails, state, async (face) => ({
    href: await dataUrl(face.thumbnail),
    name: photoOf(state, face.photoId)?.path ?? '',
  }));
  const radius = dotRadius(scene.points.length / 2, scene.camera.k);
  return new Blob([mapSvg(scene, { radius, words, thumbnails })], { type: 'image/svg+xml' });
}

async function pngOf(scene: MapScene, words: PictureWords, state: AppState): Promise<Blob> {
  const side = tileGeometry(scene.side, PNG_DENSITY).picture;
  const pictures = await ofEach(scene.thumbnails, state, (face) => makeTilePicture(face, side));
  try {
    return await mapPng(scene, words, (canvas, density) =>
      createMapPainter(canvas).paint(scene, (face) => pictures.get(face) ?? null, density),
    );
  } finally {
    for (const picture of pictures.values()) picture.close();
  }
}

/** What `make` gives for each face; one for which it fails is left out, and stays a dot or an empty tile. */
async function ofEach<T>(
  indices: readonly number[],
  { faces }: AppState,
  make: (face: Face) => Promise<T>,
): Promise<Map<number, T>> {
  const made = new Map<number, T>();
  await Promise.all(
    indices.map(async (index) => {
      const face = faces[index];
      if (!face) return;
      try {
        made.set(index, await make(face));
      } catch {
        // a picture that cannot be read
      }
    }),
  );
  return made;
}
