import { serve } from '../rpc/serve.ts';
import { createClusterService } from './cluster-service.ts';

serve(createClusterService());
