import { serve } from '../rpc/serve.ts';
import { createJudgeService } from './judge-service.ts';

serve(createJudgeService());
