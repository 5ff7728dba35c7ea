import { serve } from '../rpc/serve.ts';
import { createRepairService } from './repair-service.ts';

serve(createRepairService());
