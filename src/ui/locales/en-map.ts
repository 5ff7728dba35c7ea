/** Texts of the map itself. */
export const map = {
  title: 'Map',
  region: 'Map of faces',
  canvas:
    'Map of all faces, look-alikes close together. Arrow keys go from face to face, full stop and comma through all of them in reading order. Enter selects, Shift and Enter adds, Escape clears. Plus and minus zoom, Shift and arrow keys move the map, 0 shows all of it.',
  view: 'Arrangement',
  tsne: 't-SNE',
  pca: 'PCA',
  tsneHint: 'Neighbours stay neighbours; takes a moment',
  pcaHint: 'The two widest directions; there at once',
  share: 'shows {{percent}} of the differences',
  caption: 'Distances on the map are not distances between people.',
  captionHint: 'Look-alikes lie close together; how far apart others lie tells nothing.',
  captionShort: 'Map not to scale.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show the whole map',
  mode: {
    title: 'Dragging on the map',
    move: 'Move the map',
    moveHint: 'Drag to move the map; Shift and drag to select in a box, Alt and drag with a lasso',
    box: 'Select in a box',
    boxHint: 'Drag to select in a box; hold Shift to add to the selection',
    lasso: 'Select with a lasso',
    lassoHint: 'Draw around faces to select them; hold Shift to add to the selection',
  },
  none: 'The map appears once faces are found.',
};
