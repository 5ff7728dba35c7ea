"""Time one fit of scikit-learn's DBSCAN; usage: sklearn_dbscan.py FILE.f32 DIM EPS MIN_PTS. Prints JSON."""

import json
import sys
import time

import numpy
import sklearn
from sklearn.cluster import DBSCAN

path, dim, eps, min_pts = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
points = numpy.fromfile(path, dtype=numpy.float32).reshape(-1, dim)
# in so many dimensions looking at all pairs is its fastest way
model = DBSCAN(eps=eps, min_samples=min_pts, algorithm="brute")
model.fit(points[:500])
start = time.perf_counter()
model.fit(points)
ms = 1000 * (time.perf_counter() - start)
labels = model.labels_
print(
    json.dumps(
        {
            "version": sklearn.__version__,
            "ms": ms,
            "clusters": int(labels.max()) + 1,
            "noise": int((labels < 0).sum()),
        }
    )
)
