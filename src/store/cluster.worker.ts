import { serve } from '../rpc/serve.ts';
import { clusterService } from './cluster-service.ts';

serve(clusterService);
