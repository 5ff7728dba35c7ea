// Stands in for tfjs's WebGPU backend, which Human imports but Kaomap never selects.
export {};
