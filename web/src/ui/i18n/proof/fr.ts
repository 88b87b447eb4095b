import type { TextsOf } from '../languages/texts';
import type en from './en';

/** The page on how results are checked. */
export default {
  title: 'Comment vérifier un résultat',
  lead: 'Vous n’avez pas à nous croire. Quand un scrutin est terminé, tout ce qui fait son résultat est publié, et votre reçu y retrouve votre vote.',
  how: {
    title: 'Comment ça marche',
    point1: 'Votre vote reçoit un numéro tiré au hasard que vous seul connaissez : il est sur votre reçu.',
    point2:
      'Quand le décompte est définitif, tous les bulletins sont publiés avec leur numéro et leur option, sans nom ni heure, triés par numéro.',
    point3:
      'Une empreinte de tous les bulletins ensemble et le décompte sont signés. Changer un seul bulletin changerait l’empreinte.',
  },
  proved: {
    title: 'Ce qui est prouvé',
    point1: 'Votre vote est dans le résultat, pour l’option que vous avez choisie.',
    point2: 'Le décompte est la somme des bulletins publiés.',
    point3:
      'Tout le monde voit les mêmes bulletins, et aucun n’a été changé, ajouté ou retiré après la signature du résultat.',
    point4: 'Votre propre appareil fait ce calcul, et un inconnu peut le faire avec son propre programme.',
  },
  notProved: {
    title: 'Ce qui n’est pas prouvé',
    point1:
      'Que seuls ont voté ceux qui en ont le droit : les bulletins ne portent pas de nom. Comparez leur nombre avec celui des participants.',
    point2:
      'Que personne n’a été forcé ou payé. Un reçu peut se montrer, donc personne ne devrait avoir à montrer le sien.',
    point3:
      'Que personne n’a pu regarder de l’intérieur. Ceux qui font marcher le système pourraient voir qui a choisi quoi, s’ils ne s’en empêchent pas eux-mêmes.',
    point4: 'Qu’une option portait le nom que vous avez lu ; seul votre reçu garde ce nom.',
    point5:
      'Que deux personnes ayant fait le même choix n’ont pas reçu le même numéro. Comparez le vôtre avec celui des autres.',
  },
  others: {
    title: 'À côté de Helios et Belenios',
    point1:
      'Ces deux-là sont faits pour les élections et prouvent davantage : ils comptent des votes qui restent chiffrés, si bien qu’aucun serveur seul n’apprend qui a choisi quoi.',
    point2:
      'Belenios empêche aussi son serveur d’ajouter des bulletins, grâce à un second acteur qui donne le droit de vote.',
    point3:
      'En échange, ils ne montrent aucun décompte pendant le vote, et il leur faut des personnes qui gardent les parties d’une clé.',
    point4:
      'Prenez l’un d’eux pour élire quelqu’un. Prenez celui-ci pour voter devant un public, avec un décompte qui bouge et qui se vérifie.',
  },
  strangers:
    'Les développeurs trouveront les formats, et un vérificateur en cinquante lignes de Python, dans la documentation du code source (docs/proof.md).',
} satisfies TextsOf<'one' | 'many' | 'other', typeof en>;
