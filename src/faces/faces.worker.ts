import { serve } from '../rpc/serve.ts';
import { createFacesService } from './faces-service.ts';

serve(createFacesService(self));
