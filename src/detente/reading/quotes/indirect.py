"""x"""
from detente.reading.suggestion import Suggestion
def indirect(parsed, quoted, actors): return []
