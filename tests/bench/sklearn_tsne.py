"""Time scikit-learn's Barnes-Hut t-SNE; usage: sklearn_tsne.py FILE.f32 DIM PERPLEXITY ITERATIONS OUT.f32.

Writes the positions to OUT.f32 and prints JSON.
"""

import inspect
import json
import sys
import time

import numpy
import sklearn
from sklearn.manifold import TSNE

path, dim, perplexity, iterations, out = sys.argv[1], *(int(value) for value in sys.argv[2:5]), sys.argv[5]
points = numpy.fromfile(path, dtype=numpy.float32).reshape(-1, dim)
# renamed in 1.5
limit = "max_iter" if "max_iter" in inspect.signature(TSNE).parameters else "n_iter"


def model(count):
    return TSNE(
        perplexity=perplexity,
        init="pca",
        learning_rate="auto",
        random_state=1,
        n_jobs=2,
        **{limit: count},
    )


# what is loaded and started the first time is not counted
model(250).fit_transform(points[:200])
tsne = model(iterations)
start = time.perf_counter()
positions = tsne.fit_transform(points)
ms = 1000 * (time.perf_counter() - start)
positions.astype(numpy.float32).tofile(out)
print(json.dumps({"version": sklearn.__version__, "ms": ms, "cost": float(tsne.kl_divergence_)}))
